import Kernel
import Storage
import StorageTesting
import Testing

@testable import Cases

/// Random walks through the database: what is stored is what the events add up to, after each stretch of commands.
@Suite("Random walks, stored", .serialized)
struct CaseStoreWalkTests {
    private static let steps = 2_500
    private static let stretch = 250

    @Test("ten thousand commands leave rows, shares and clocks as the events tell", arguments: Engine.available, 0..<4)
    func walk(engine: Engine, seed: UInt64) async throws {
        var random = SeededGenerator(state: seed &+ 1_000)
        var world = try CaseWorld(4, &random)
        try await DeskCity.with(engine) { city in
            let begun: [Story] = world.stories
            try await city.database.write { tx in for story in begun { try Self.begin(story, in: tx) } }
            var written: [Int] = begun.map(\.history.count)
            for _ in 0..<(Self.steps / Self.stretch) {
                for _ in 0..<Self.stretch { try world.step(&random) }
                let (stories, before) = (world.stories, written)
                try await city.database.write { tx in
                    for (story, done) in zip(stories, before) { try Self.write(story, after: done, in: tx) }
                    for story in stories { try Self.expectStored(story, in: tx) }
                }
                written = stories.map(\.history.count)
            }
        }
    }

    private static func begin(_ story: Story, in tx: Transaction) throws {
        let at = CaseMoment(now: story.now, rules: story.rules, tx: tx)
        _ = try Case.begin(story.file.id, story.history.map(\.event), by: .system, at)
    }

    /// Event by event, each at its own moment, as the desk would.
    private static func write(_ story: Story, after done: Int, in tx: Transaction) throws {
        var file: Case = try .open(story.file.id, in: tx)
        for (event, instant) in story.history.dropFirst(done) {
            try file.record([event], by: .system, CaseMoment(now: instant, rules: story.rules, tx: tx))
        }
    }

    private static func expectStored(_ story: Story, in tx: Transaction) throws {
        let file: Case = story.file
        #expect(try Case.open(file.id, in: tx) == file)
        let row: [String?] = try #require(
            try tx.first(
                "SELECT state, owner, handler, due, need FROM case_file WHERE id = \(file.id)"
            ) { row in
                let due: Int? = try row(at: 3)
                return [
                    try row(at: 0), try row(at: 1), try row(at: 2), due.map(String.init), try row(at: 4) as String?,
                ]
            })
        let due: String? = file.nextDue.map { String($0.milliseconds) }
        #expect(row == [file.state.rawValue, file.owner.path.key, file.handler.path.key, due, file.need?.rawValue])
        let shares: [String] = try tx.all(
            """
            SELECT agency_path, state, COALESCE(need, '-') FROM case_assignment WHERE case_id = \(file.id) ORDER BY number
            """
        ) { "\(try $0(at: 0) as String) \(try $0(at: 1) as String) \(try $0(at: 2) as String)" }
        #expect(
            shares
                == file.assignments.map {
                    "\($0.agency.path) \($0.state.rawValue) \(file.need(of: $0)?.rawValue ?? "-")"
                })
        let clocks: [String] = try tx.all(
            "SELECT kind, share, due FROM case_clock WHERE case_id = \(file.id) ORDER BY kind, share"
        ) { "\(try $0(at: 0) as String) \(try $0(at: 1) as Int) \(try $0(at: 2) as Int)" }
        let running: [String] = file.runningClocks.sorted { ($0.kind.rawValue, $0.of) < ($1.kind.rawValue, $1.of) }
            .map { "\($0.kind.rawValue) \($0.of) \($0.clock.due.milliseconds)" }
        #expect(clocks == running)
    }
}
