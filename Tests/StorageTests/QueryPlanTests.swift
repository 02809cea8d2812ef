import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct QueryPlanTests {
    private static let id: Identifier<Int> = .make(at: .testing)

    @Test(
        arguments: Engine.available,
        [
            "SELECT position FROM event WHERE stream = \(id) AND version > \(0) ORDER BY version",
            "SELECT position FROM event WHERE position > \(0) AND position <= \(9) ORDER BY position LIMIT \(9)",
            """
            SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= \(9) AND kind IN \(list: ["a", "b"])
            ORDER BY due_at, id LIMIT \(9)
            """,
            """
            SELECT id FROM outbox WHERE state = \("dead") AND (due_at, id) > (\(9), \(id)) ORDER BY due_at, id LIMIT \(9)
            """,
            "SELECT number FROM seal WHERE number > \(1) AND after_position < \(9) ORDER BY number LIMIT 1000",
            "DELETE FROM remembered_request WHERE at < \(9)",
        ] as [SQL])
    func `what storage asks is indexed`(engine: Engine, question: SQL) async throws {
        try await withDatabase(engine) { try await expectIndexed(question, on: $0) }
    }

    @Test(
        arguments: Engine.available,
        ["SELECT id FROM sample WHERE text = 'a'", "SELECT name FROM counter ORDER BY value LIMIT 9"] as [SQL])
    func `what would read a whole table or sort it is found`(engine: Engine, question: SQL) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            await #expect(throws: TestingFault.self) { try await expectIndexed(question, on: database) }
        }
    }
}
