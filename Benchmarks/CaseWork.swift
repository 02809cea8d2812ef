import Accounts
import Agencies
import Calendar
import Cases
import Foundation
import Kernel
import Logging
import Storage
import Synchronization

/// Case work in this process, on a database with so many cases in hand, each with an open clock.
struct CaseWork {
    private let database: Database
    private let desk: CaseDesk
    private let clock: BenchClock
    private let rules: CaseRules
    private let vault: Vault
    private let count: Int

    private static let begun = Instant(milliseconds: 1_790_000_000_000)
    private static let lamps = CaseAgency(id: Identifier(high: 0x7000, low: 2), path: TreePath(key: "C00/A1/"))
    private static let centre = CaseAgency(id: Identifier(high: 0x7000, low: 1), path: TreePath(key: "C00/A0/"))

    init(_ location: DatabaseLocation, cases count: Int) async throws {
        database = try await .open(location)
        clock = BenchClock(Self.begun)
        vault = try Vault(master: Array(repeating: 7, count: 32))
        rules = CaseRules(workingTime: WorkingTime(holidays: try .bundled()))
        desk = CaseDesk(
            database: database, clock: clock.clock, vault: vault, book: RuleBook(rules), ports: Self.ports)
        self.count = count
        try await database.migrate(
            StorageSchema.migrations + AgencySchema.migrations + AccountSchema.migrations + CaseSchema.migrations,
            at: Self.begun)
        try await desk.categories.put([Cases.Category(path: TreePath(root: "01"), name: "Lamps")])
    }

    func close() async throws { try await database.close() }

    func lines(_ acts: Int) async throws -> [Line] {
        for start in stride(from: 0, to: count, by: 1_000) { try await put(start..<min(start + 1_000, count)) }
        let sweep = ClockSweep(desk, logger: Logger(label: "bench"))
        let idle: Double = try await cpu { try await sweep.sweep() } * 1_000
        let numbers: [CaseNumber] = try await received(acts)
        let dispatching: Double = try await cpu {
            for number in numbers { _ = try await desk.dispatch(CaseTarget(number), by: Self.everybody) }
        }
        for number in numbers { _ = try await desk.sign(CaseTarget(number), assignment: 1, by: Self.everybody) }
        let texts = ReplyTexts(result: "Lamp repaired.", answer: "We repaired the lamp today.")
        let replying: Double = try await cpu {
            for number in numbers {
                _ = try await desk.reply(CaseTarget(number), assignment: 1, texts, by: Self.everybody)
            }
        }
        return [
            line("sweep over as many open clocks, none due", idle, "≤ 50 ms", idle <= 50, "ms"),
            line("dispatch", dispatching * 1_000 / Double(acts), "–", true, "ms an act"),
            line("reply", replying * 1_000 / Double(acts), "–", true, "ms an act"), try await due(sweep),
        ]
    }

    private func line(_ what: String, _ value: Double, _ goal: String, _ isMet: Bool, _ unit: String) -> Line {
        Line(
            what: "\(what) (\(database.engine.rawValue), \(count) cases)", measured: "\(rounded(value, 2)) \(unit) CPU",
            goal: goal, isMet: isMet, note: "this process; the server of PostgreSQL not counted")
    }

    /// A thousand marks that have fallen due, taken each in a transaction of its own.
    private func due(_ sweep: ClockSweep) async throws -> Line {
        clock.move(to: Self.begun + .days(10))
        var taken = 0
        let spent: Double = try await cpu { taken = try await sweep.sweep() }
        return line("sweep, a mark that fell due", spent * 1_000 / Double(max(1, taken)), "–", true, "ms a mark")
    }

    /// Processor seconds of this process.
    private func cpu(_ body: () async throws -> some Any) async throws -> Double {
        let before: Double = Self.spent
        _ = try await body()
        return Self.spent - before
    }

    private static var spent: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}

extension CaseWork {
    /// Signed cases, each with one clock that runs; that of the first thousand is due within days.
    private func put(_ some: Range<Int>) async throws {
        try await database.write { [rules, vault] tx in
            for index in some {
                let (file, events) = try Self.signed(index, under: rules)
                let past = CasePast(texts: events.flatMap(\.texts), reporter: nil)
                try file.putInPlace(with: past, vault, under: rules, in: tx)
                try EventLog.append(
                    events.map { try $0.entry() }, to: Case.stream(file.id), after: 0, by: .system, at: Self.before,
                    in: tx)
            }
        }
    }

    private static func signed(_ index: Int, under rules: CaseRules) throws -> (Case, [CaseEvent]) {
        let number = CaseNumber(day: Day(number: 20_000 + index / 50_000), sequence: 1 + index % 50_000)
        var draft: CaseDraft = draft(index)
        if index >= 1_000 { draft.urgency = .complex }
        var events: [CaseEvent] = try Case.receiving(draft, as: number, by: centre, at: before, under: rules)
        let id: Case.ID = .make(at: before)
        guard var file = Case.replay(id, events.map { ($0, before) }) else { throw CaseLogFault.noBeginning }
        for act in [
            { (file: Case) in try file.dispatching(to: lamps, on: nil, at: before, under: rules) },
            { (file: Case) in try file.signing(1, at: before, under: rules) },
        ] {
            let more: [CaseEvent] = try act(file)
            for event in more { file.apply(event, at: before) }
            events += more
        }
        return (file, events)
    }

    private func received(_ count: Int) async throws -> [CaseNumber] {
        var numbers: [CaseNumber] = []
        for index in 0..<count {
            let intake = CaseIntake(Self.draft(index))
            numbers.append(try await desk.receive(intake, by: .staff(Self.everybody)).number)
        }
        return numbers
    }

    private static func draft(_ index: Int) -> CaseDraft {
        var draft = CaseDraft(
            kind: .complaint, channel: .hotline, standing: .anonymous, description: "Street lamp \(index) is dark.")
        draft.category = TreePath(root: "01")
        return draft
    }

    private static let before: Instant = begun - .minutes(5)

    private static let everybody = Officer(
        id: Identifier(high: 0x7000, low: 9), name: "Bench", agency: centre.id, agencyPath: centre.path,
        grants: [
            Grant(
                role: "bench", permissions: [.takeCalls, .viewCases, .dispatchCases, .handleCases],
                node: TreePath(key: ""))
        ])

    private static let ports = CasePorts(
        locate: { _ in nil }, place: { _ in nil },
        propose: { category, _, _ in
            CaseProposal(
                agency: lamps, name: "Lamps", ground: DispatchGround(.row, category: category, territory: nil))
        }, agency: { _ in lamps }, centre: { _ in centre })
}

/// A clock that is moved by hand.
final class BenchClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ now: Instant) { instant = Mutex(now) }

    var clock: WallClock { WallClock { [self] in instant.withLock { $0 } } }

    func move(to now: Instant) { instant.withLock { $0 = now } }
}
