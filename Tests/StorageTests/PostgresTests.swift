import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite(.enabled(if: Engine.available.contains(.postgres)))
struct PostgresTests {
    @Test func `a connection that was cut is replaced for the next act`() async throws {
        try await withEmptyPlace(.postgres) { place in
            guard case .postgres(let address, _) = place else { return }
            let other: Database = try await .open(place)
            let database: Database = try await .open(.postgres(address, connections: 1))
            let process: Int? = try await database.value("SELECT pg_backend_pid()")
            try await other.write { tx in try tx.each("SELECT pg_terminate_backend(\(process)::int, 5000)") { _ in } }
            #expect(try await database.value("SELECT 1") == 1)
            await #expect(throws: StorageFault.self) {
                try await database.write { tx in try tx.each("SELECT pg_terminate_backend(pg_backend_pid())") { _ in } }
            }
            #expect(try await database.value("SELECT 2") == 2)
            try await database.close()
            try await other.close()
        }
    }

    @Test func `nobody at the address is told as unreachable`() async throws {
        let fault = await #expect(throws: StorageFault.self) {
            _ = try await Database.open(.postgres("postgres://nobody@127.0.0.1:9/none"))
        }
        let isUnreachable: Bool = if case .unreachable = fault { true } else { false }
        #expect(isUnreachable)
    }

    @Test func `a statement that failed cannot be committed over`() async throws {
        try await withDatabase(.postgres, Sample.migrations) { database async throws in
            await #expect(throws: StorageFault.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                    _ = try? tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                }
            }
            #expect(try await database.value("SELECT COUNT(*) FROM counter") == 0)
        }
    }

    @Test func `a table that changed under a prepared statement is no fault`() async throws {
        try await withDatabase(.postgres, Sample.migrations) { database in
            for step: SQL in ["SELECT 1", "ALTER TABLE counter ALTER COLUMN value TYPE DOUBLE PRECISION"] {
                try await database.run(step)
                for _ in 0..<12 {
                    _ = try await database.write { tx in
                        try tx.all("SELECT value FROM counter") { try $0(at: 0) as Double }
                    }
                }
            }
        }
    }

    @Test func `deadlocks are tried again`() async throws {
        try await withDatabase(.postgres, Sample.migrations) { database in
            try await database.write { tx in
                _ = try tx.run("INSERT INTO counter (name, value) VALUES ('a', 0), ('b', 0)")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (first, second) in [("a", "b"), ("b", "a")] {
                    group.addTask {
                        for _ in 0..<5 {
                            try await database.write { tx in
                                try tx.run("UPDATE counter SET value = value + 1 WHERE name = \(first)")
                                // Holds the first row long enough for the other writer to hold the second.
                                try tx.each("SELECT pg_sleep(0.002)") { _ in }
                                try tx.run("UPDATE counter SET value = value + 1 WHERE name = \(second)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.value("SELECT SUM(value) FROM counter") == 20)
        }
    }

    @Test func `a task that gives up while it stands in line keeps no connection`() async throws {
        try await withEmptyPlace(.postgres) { place in
            guard case .postgres(let address, _) = place else { return }
            let database: Database = try await .open(.postgres(address, connections: 1))
            let gate = Gate()
            async let busy: Void = database.read { tx in
                try tx.each("SELECT 1") { _ in }
                gate.wait()
            }
            let waiting = (0..<10).map { _ in Task { try await database.read { _ in } } }
            for task in waiting { task.cancel() }
            gate.open()
            try await busy
            for task in waiting { _ = await task.result }
            #expect(try await database.value("SELECT 3") == 3)
            try await database.close()
        }
    }

    @Test func `more statements than are kept can be asked`() async throws {
        try await withDatabase(.postgres, Sample.migrations) { database in
            for round in 0..<3 {
                try await database.read { tx throws in
                    for number in 0..<300 {
                        let literal = SQL(stringLiteral: String(round * 200 + number))
                        #expect(try tx.value("SELECT \(sql: literal) + \(1)") == round * 200 + number + 1)
                    }
                }
            }
        }
    }

    @Test(arguments: [
        ("c", "C.UTF-8", true), ("c", "C", true), ("c", "POSIX", true), ("b", "C.UTF-8", true),
        ("c", "en_US.UTF-8", false), ("c", "zh_CN.UTF-8", false), ("i", "C.UTF-8", false), ("x", "C", false),
    ])
    func `only collations by bytes are taken`(provider: String, locale: String, isTaken: Bool) {
        #expect(PostgresChecks.isBytewise(provider, locale) == isTaken)
    }
}
