import Foundation
import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct SQLiteTests {
    @Test func `commits are flushed to the disk and foreign keys hold`() async throws {
        try await withDatabase(.sqlite) { database async throws in
            #expect(try await database.write { try $0.value("PRAGMA synchronous") } == 2)
            #expect(try await database.write { try $0.value("PRAGMA journal_mode") } == "wal")
            #expect(try await database.write { try $0.value("PRAGMA foreign_keys") } == 1)
        }
    }

    @Test func `an act that does not fit the disk fails alone, and the next one works`() async throws {
        try await withDatabase(.sqlite, Sample.migrations) { database in
            let pages: Int = try await database.value("PRAGMA page_count") ?? 0
            let limit: SQL = "PRAGMA max_page_count = \(sql: SQL(stringLiteral: String(pages + 20)))"
            try await database.run(limit)
            let stored: [Int] = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        try? await database.write { tx in
                            try tx.run("INSERT INTO counter (name, value) VALUES (\("before\(number)"), 1)")
                            if number % 10 == 5 { try Self.insert(bytes: 2_000_000, in: tx) }
                            try tx.run("INSERT INTO counter (name, value) VALUES (\("after\(number)"), 1)")
                            return number
                        }
                    }
                }
                return await group.reduce(into: []) { if let number = $1 { $0.append(number) } }
            }
            #expect(stored.sorted() == (0..<40).filter { $0 % 10 != 5 })
            let names: Int? = try await database.value("SELECT COUNT(*) FROM counter")
            #expect(names == 72)
        }
    }

    @Test func `an act that goes on after the disk was full stores nothing`() async throws {
        try await withDatabase(.sqlite, Sample.migrations) { database in
            let pages: Int = try await database.value("PRAGMA page_count") ?? 0
            let limit: SQL = "PRAGMA max_page_count = \(sql: SQL(stringLiteral: String(pages + 10)))"
            try await database.run(limit)
            _ = try? await database.write { tx in
                try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                _ = try? tx.savepoint { try Self.insert(bytes: 2_000_000, in: tx) }
                throw Failure()
            }
            #expect(try await database.value("SELECT COUNT(*) FROM counter") == 0)
            try await database.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
            #expect(try await database.value("SELECT COUNT(*) FROM counter") == 1)
        }
    }

    @Test func `a file that is no database is a fault of storage`() async throws {
        try await withFolder { folder in
            let file = folder.appendingPathComponent("minhu.db")
            try Data(repeating: 65, count: 5_000).write(to: file)
            await #expect(throws: StorageFault.self) { _ = try await Database.open(.file(file.path)) }
        }
    }

    private static func insert(bytes count: Int, in tx: Transaction) throws {
        let id: Identifier<Int> = .make(at: .testing)
        try tx.run("INSERT INTO sample (id, bytes) VALUES (\(id), \([UInt8](repeating: 1, count: count)))")
    }
}
