import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Rules that a city edits")
struct RuleVersionTests {
    /// A table of rules of the tests.
    struct Hours: RuleTable {
        var most: Int = 8
        static let key = RuleKey("hours", stream: 0x77)
        func mustBeSane() throws {
            guard (1...24).contains(most) else { throw InvalidInput("most", "outside", ["low": "1", "high": "24"]) }
        }
    }

    /// The same table in a later release, which has one rule more.
    struct LaterHours: RuleTable {
        var most: Int = 8
        var least: Int = 2
        static let key: RuleKey = Hours.key
        func mustBeSane() throws {}
    }

    private static let keeper = Officer(
        id: Identifier(high: 0x7000, low: 9), name: "Keeper", agency: Identifier(high: 0x7000, low: 1),
        agencyPath: TreePath(root: "C00"),
        grants: [Grant(role: "keeper", permissions: [.editRules], node: TreePath(key: ""))])
    private static let reader = Officer(
        id: Identifier(high: 0x7000, low: 8), name: "Reader", agency: Identifier(high: 0x7000, low: 1),
        agencyPath: TreePath(root: "C00"), grants: [])

    private func with(_ engine: Engine, _ body: (RulesDesk<Hours>, Database) async throws -> Void) async throws {
        try await withDatabase(engine, StorageSchema.migrations) { database in
            try await body(RulesDesk(database: database, clock: WallClock { Instant(milliseconds: 5_000) }), database)
        }
    }

    @Test(
        "the defaults hold until a change; a change is a version, in the log with its body", arguments: Engine.available
    )
    func change(_ engine: Engine) async throws {
        try await with(engine) { desk, database in
            #expect(try await desk.current() == .defaults)
            #expect(try await desk.change(0, by: Self.keeper) { $0.most = 6 } == 1)
            #expect(try await desk.change(1, by: Self.keeper) { $0.most = 7 } == 2)
            #expect(try await desk.versions().map(\.table.most) == [7, 6])
            #expect(try await desk.current().author == Self.keeper.id)
            #expect(try await desk.change(2, by: Self.keeper) { $0.most = 7 } == 2, "nothing changed, no version")
            let events: [EventRecord] = try await database.read {
                try EventLog.read(
                    EventStream("hours", Identifier<RuleKey>(high: 0x7000, low: 0x8000_0000_0000_0077)), in: $0)
            }
            #expect(events.map(\.body) == [#"{"most":6}"#, #"{"most":7}"#])
        }
    }

    @Test("who saw an older version, may not, or asks for nonsense changes nothing", arguments: Engine.available)
    func refused(_ engine: Engine) async throws {
        try await with(engine) { desk, _ async throws in
            _ = try await desk.change(0, by: Self.keeper) { $0.most = 6 }
            await #expect(throws: RulesMovedOn(version: 1)) {
                try await desk.change(0, by: Self.keeper) { $0.most = 5 }
            }
            await #expect(throws: NotAllowed.self) { try await desk.change(1, by: Self.reader) { $0.most = 5 } }
            await #expect(throws: InvalidInput.self) { try await desk.change(1, by: Self.keeper) { $0.most = 25 } }
            #expect(try await desk.versions().map(\.table.most) == [6])
        }
    }

    @Test("a rule that a later release adds has its default in versions from before", arguments: Engine.available)
    func later(_ engine: Engine) async throws {
        try await with(engine) { desk, database async throws in
            _ = try await desk.change(0, by: Self.keeper) { $0.most = 6 }
            let table: LaterHours = try await database.read { try RuleVersion.current(in: $0).table }
            #expect(table.most == 6 && table.least == 2)
        }
    }

    @Test("the same form sent twice makes one version", arguments: Engine.available)
    func once(_ engine: Engine) async throws {
        try await with(engine) { desk, _ async throws in
            let key = IdempotencyKey("form-1", scope: "keeper", request: Array("most=6".utf8))
            for _ in 0..<2 { #expect(try await desk.change(0, once: key, by: Self.keeper) { $0.most = 6 } == 1) }
            #expect(try await desk.versions().count == 1)
        }
    }

    @Test("of two who change at once one wins, the other is told", arguments: Engine.available)
    func race(_ engine: Engine) async throws {
        try await with(engine) { desk, _ async throws in
            let done: Int = await withTaskGroup { group in
                for most in 1...8 {
                    group.addTask {
                        do {
                            try await desk.change(0, by: Self.keeper) { $0.most = most + 10 }
                            return 1
                        } catch { return 0 }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(done == 1)
            #expect(try await desk.versions().map(\.version) == [1])
        }
    }
}
