import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct TransactionTests {
    @Test(arguments: Engine.available)
    func `a throw undoes the whole act`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database async throws in
            await #expect(throws: Failure()) {
                try await database.write { tx in
                    try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                    throw Failure()
                }
            }
            #expect(try await names(in: database) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a savepoint undoes its own part and the act goes on`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                #expect(throws: Failure()) {
                    try tx.savepoint {
                        try tx.run("INSERT INTO counter (name, value) VALUES ('b', 1)")
                        throw Failure()
                    }
                }
                _ = try? tx.savepoint { try tx.run("INSERT INTO counter (name, value) VALUES ('a', 2)") }
                try tx.savepoint {
                    try tx.savepoint { _ = try tx.run("INSERT INTO counter (name, value) VALUES ('c', 1)") }
                }
            }
            #expect(try await names(in: database) == ["a", "c"])
        }
    }

    @Test(arguments: Engine.available)
    func `unique keys, foreign keys and checks are constraint faults`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let wrong: [SQL] = [
                "INSERT INTO counter (name, value) VALUES ('a', 1), ('a', 1)",
                "INSERT INTO part (id, counter) VALUES (1, 'nobody')",
                "INSERT INTO sample (id, flag) VALUES (\([UInt8](repeating: 1, count: 16)), 2)",
                "INSERT INTO counter (name, value) VALUES ('a', NULL)",
            ]
            for statement in wrong {
                let fault = await #expect(throws: StorageFault.self) {
                    try await database.write { tx in _ = try tx.run(statement) }
                }
                #expect(fault.map(isConstraint) == true)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a read cannot write`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            await #expect(throws: StorageFault.self) {
                try await database.read { tx in _ = try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)") }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a read sees one moment while others write`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await database.write { tx in
                _ = try tx.run("INSERT INTO counter (name, value) VALUES ('a', 0), ('b', 0)")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        try await database.write { tx in
                            try tx.run("UPDATE counter SET value = value + 1 WHERE name = 'a'")
                            try tx.run("UPDATE counter SET value = value + 1 WHERE name = 'b'")
                        }
                    }
                    group.addTask {
                        try await database.read { tx in
                            let b: Int? = try tx.value("SELECT value FROM counter WHERE name = 'b'")
                            let a: Int? = try tx.value("SELECT value FROM counter WHERE name = 'a'")
                            #expect(a == b)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: Engine.available)
    func `of many writers at once none is lost`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let stream = EventStream.sample()
            let id: Identifier<EventStream> = stream.id
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask { try await Self.appendPatiently(to: stream, in: database) }
                }
                try await group.waitForAll()
            }
            let versions: [Int] = try await database.read { tx in
                try tx.all("SELECT version FROM event WHERE stream = \(id) ORDER BY position") { try $0("version") }
            }
            #expect(versions == Array(1...200))
        }
    }

    /// Optimistic: reads the version, appends after it, and starts again when someone else was faster.
    private static func appendPatiently(to stream: EventStream, in database: Database) async throws {
        while true {
            do {
                return try await database.write { tx in
                    let last: Int? =
                        try tx.value("SELECT MAX(version) FROM event WHERE stream = \(stream.id)", as: Int?.self) ?? 0
                    _ = try EventLog.append(
                        [.sample()], to: stream, after: last ?? 0, by: .system, at: .testing, in: tx)
                }
            } catch StorageFault.conflict { continue }
        }
    }

    @Test(arguments: Engine.available)
    func `acts that share a commit do not share their faults`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        do {
                            try await database.write { tx in
                                try tx.run("INSERT INTO counter (name, value) VALUES (\("n\(number)"), \(number))")
                                if number % 3 == 0 { throw Failure() }
                                if number % 7 == 0 {
                                    try tx.run("INSERT INTO counter (name, value) VALUES ('x', NULL)")
                                }
                            }
                            return true
                        } catch { return false }
                    }
                }
                let stored: Int = try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                #expect(stored == (0..<100).count { $0 % 3 != 0 && $0 % 7 != 0 })
            }
            #expect(try await names(in: database).count == (0..<100).count { $0 % 3 != 0 && $0 % 7 != 0 })
        }
    }

    @Test(arguments: Engine.available)
    func `closing waits for what runs, and refuses what comes later`(engine: Engine) async throws {
        try await withEmptyPlace(engine) { place in
            let database: Database = try await .open(place)
            try await database.migrate(Sample.migrations, at: .testing)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try? await database.write { tx in
                            _ = try tx.run("INSERT INTO counter (name, value) VALUES (\("n\(number)"), 1)")
                        }
                    }
                }
                group.addTask { try await database.close() }
                try await group.waitForAll()
            }
            await #expect(throws: StorageFault.self) { try await database.write { _ in } }
        }
    }

    private func names(in database: Database) async throws -> [String] {
        try await database.read { tx in try tx.all("SELECT name FROM counter ORDER BY name") { try $0("name") } }
    }
}
