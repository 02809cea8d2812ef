import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct IdempotencyTests {
    private func key(_ text: String, _ request: String = "{}") -> IdempotencyKey {
        IdempotencyKey(text, scope: "POST /cases", request: Array(request.utf8))
    }

    private func add(_ name: String, once key: IdempotencyKey?, in database: Database) async throws -> Int {
        try await database.write { tx in
            try Idempotency.once(key, at: .testing, in: tx) {
                try tx.run(
                    """
                    INSERT INTO counter (name, value) VALUES (\(name), 1)
                    ON CONFLICT (name) DO UPDATE SET value = counter.value + 1
                    """)
                return try tx.value("SELECT value FROM counter WHERE name = \(name)") ?? 0
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the same request, sent many times at once, is done once`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let key = key("k")
            let answers: [Int] = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { try await add("a", once: key, in: database) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: 1, count: 8))
            #expect(try await database.value("SELECT value FROM counter WHERE name = 'a'") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a key used for another request is refused`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            _ = try await add("a", once: key("k", "1"), in: database)
            await #expect(throws: IdempotencyRefusal.keyReused) {
                _ = try await add("a", once: key("k", "2"), in: database)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `without a key, and after it is forgotten, a request is done again`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            _ = try await add("a", once: nil, in: database)
            _ = try await add("a", once: key("k"), in: database)
            try await database.write { try Idempotency.forget(before: .testing + .seconds(1), in: $0) }
            #expect(try await add("a", once: key("k"), in: database) == 3)
        }
    }
}
