import Calendar
import Cases
import Kernel
import Storage

/// Writes lives into the database: all steps of all cases in the order of time, in few large transactions.
struct HistoryWriter: Sendable {
    private let desks: DemoDesks
    private let report: DemoCityFounder.Report

    /// Steps in one transaction.
    private static let batch = 5_000

    init(_ desks: DemoDesks, _ report: @escaping DemoCityFounder.Report) {
        self.desks = desks
        self.report = report
    }

    private struct Entry: Sendable {
        let life: Int
        let step: Int
        let at: Instant
        /// The version at which the stream stands before the step.
        let after: Int
    }

    func write(_ lives: [CaseLife]) async throws {
        let entries: [Entry] = Self.entries(of: lives)
        for start in stride(from: 0, to: entries.count, by: Self.batch) {
            let some: ArraySlice<Entry> = entries[start..<min(start + Self.batch, entries.count)]
            try await desks.database.write { [desks] tx in
                for entry in some { try Self.write(entry, of: lives[entry.life], desks, in: tx) }
            }
            report(DemoProgress(step: .writing, done: some.endIndex, total: entries.count))
        }
        try await count(lives)
    }

    private static func entries(of lives: [CaseLife]) -> [Entry] {
        var entries: [Entry] = []
        for (index, life) in lives.enumerated() {
            var version: Int = 0
            for (number, step) in life.steps.enumerated() {
                entries.append(Entry(life: index, step: number, at: step.at, after: version))
                version += step.events.count
            }
        }
        return entries.sorted { ($0.at, $0.life, $0.step) < ($1.at, $1.life, $1.step) }
    }

    /// With its first event a case gets its rows, as they are at the end.
    private static func write(
        _ entry: Entry, of life: CaseLife, _ desks: DemoDesks, in tx: Transaction
    ) throws {
        let step: Step = life.steps[entry.step]
        if entry.step == 0, let file = life.file {
            let texts: [WrittenText] = life.steps.flatMap(\.events).flatMap(\.texts)
            let past = CasePast(texts: texts, reporter: life.planned.caller?.reporter)
            try file.putInPlace(with: past, desks.vault, under: desks.rules, in: tx)
        }
        try EventLog.append(
            step.events.map { try $0.entry() }, to: Case.stream(life.id), after: entry.after, by: step.author,
            at: step.at, in: tx)
    }

    /// The numbers given so far, so that the next case of the day gets the next number.
    private func count(_ lives: [CaseLife]) async throws {
        let zone: Zone = desks.rules.workingTime.zone
        let days: [Day: Int] = lives.reduce(into: [:]) { $0[zone.day(of: $1.planned.at), default: 0] += 1 }
        try await desks.database.write { tx in
            for (day, last) in days.sorted(by: { $0.key < $1.key }) { try CaseNumber.begin(day, after: last, in: tx) }
        }
    }
}

extension Caller {
    fileprivate var reporter: Reporter { Reporter(name: name, phone: try? Phone(phone)) }
}
