import Cases
import Kernel
import Storage

/// Gives the demonstration city its whistles, after its cases.
package struct WhistleFounder: Sendable {
    let database: Database
    let desk: WhistleDesk
    let now: Instant
    let seed: UInt64
    let say: @Sendable (String) -> String

    package init(_ desk: WhistleDesk, seed: UInt64, say: @escaping @Sendable (String) -> String) {
        database = desk.database
        self.desk = desk
        now = desk.clock.now
        self.seed = seed
        self.say = say
    }

    /// Steps in one transaction.
    private static let batch = 2_000

    /// Makes up to `count` whistles and tells how many.
    @discardableResult
    package func found(_ count: Int) async throws -> Int {
        guard count > 0 else { return 0 }
        let stage: WhistleStage = try await database.read { tx in try self.stage(count, in: tx) }
        let (lives, days) = await live(stage)
        try await write(lives)
        try await database.write { tx in
            for (day, last) in days.sorted(by: { $0.key < $1.key }) {
                try WhistleNumber.begin(day, after: last, in: tx)
            }
        }
        return lives.count
    }

    @concurrent private func live(_ stage: WhistleStage) async -> ([WhistleLife], [Day: Int]) {
        var history = WhistleHistory(stage, seed: seed)
        let lives: [WhistleLife] = history.lives()
        return (lives, history.numbersByDay)
    }

    private struct Entry: Sendable {
        let life: Int
        let step: Int
        let at: Instant
        let after: Int
    }

    private func write(_ lives: [WhistleLife]) async throws {
        var entries: [Entry] = []
        for (index, life) in lives.enumerated() {
            var version = 0
            for (number, step) in life.steps.enumerated() {
                entries.append(Entry(life: index, step: number, at: step.at, after: version))
                version += step.events.count
            }
        }
        entries.sort { ($0.at, $0.life, $0.step) < ($1.at, $1.life, $1.step) }
        for start in stride(from: 0, to: entries.count, by: Self.batch) {
            let some: ArraySlice<Entry> = entries[start..<min(start + Self.batch, entries.count)]
            try await database.write { tx in
                for entry in some { try Self.write(entry, of: lives[entry.life], in: tx) }
            }
        }
    }

    /// With its first event a whistle gets its rows, as they are at the end.
    private static func write(_ entry: Entry, of life: WhistleLife, in tx: Transaction) throws {
        let step: WhistleLife.Step = life.steps[entry.step]
        if entry.step == 0 {
            try life.file.insert(in: tx)
            try WrittenText.insert(life.steps.flatMap(\.events).flatMap(\.texts), of: life.file.id, in: tx)
        }
        try EventLog.append(
            step.events.map { try $0.entry() }, to: WhistleFile.stream(life.file.id), after: entry.after,
            by: step.author, at: step.at, in: tx)
    }
}
