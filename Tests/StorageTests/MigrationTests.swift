import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct MigrationTests {
    private static let two: [Migration] = [
        Migration("t/1", ["CREATE TABLE first (id BIGINT PRIMARY KEY)"]),
        Migration("t/2", ["CREATE TABLE second (id BIGINT PRIMARY KEY)", "INSERT INTO first (id) VALUES (1)"]),
    ]

    @Test(arguments: Engine.available)
    func `each step runs once, in order`(engine: Engine) async throws {
        try await withDatabase(engine, []) { database async throws in
            #expect(try await database.migrate(Array(Self.two.prefix(1)), at: .testing) == ["t/1"])
            #expect(try await database.migrate(Self.two, at: .testing) == ["t/2"])
            #expect(try await database.migrate(Self.two, at: .testing) == [])
            #expect(try await database.value("SELECT COUNT(*) FROM first") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `several nodes that start at once migrate once`(engine: Engine) async throws {
        try await withEmptyPlace(engine) { place in
            let ran: [String] = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let database: Database = try await .open(place)
                        let ran: [String] = try await database.migrate(Self.two, at: .testing)
                        try await database.close()
                        return ran
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(ran == ["t/1", "t/2"])
        }
    }

    @Test(arguments: Engine.available)
    func `a step that fails leaves the schema as it was`(engine: Engine) async throws {
        try await withDatabase(engine, Array(Self.two.prefix(1))) { database async throws in
            let wrong =
                Self.two + [Migration("t/3", ["CREATE TABLE third (id BIGINT)", "INSERT INTO nowhere VALUES (1)"])]
            await #expect(throws: StorageFault.self) { try await database.migrate(wrong, at: .testing) }
            #expect(try await database.migrate(Self.two, at: .testing) == ["t/2"])
        }
    }
}
