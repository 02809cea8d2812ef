import Foundation
import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct ValueTests {
    private func roundTrip<T: Storable & Sendable>(_ value: T, _ column: SQL, on engine: Engine) async throws -> T? {
        try await withDatabase(engine, Sample.migrations) { database in
            let id: Identifier<Int> = .make(at: .testing)
            try await database.write { tx in
                _ = try tx.run("INSERT INTO sample (id, \(sql: column)) VALUES (\(id), \(value))")
            }
            return try await database.value("SELECT \(sql: column) FROM sample WHERE id = \(id)")
        }
    }

    @Test(arguments: Engine.available, ["", "灯坏了", "👩🏽‍🚒 e\u{301}", "a'b\"c;--", "line\nline\ttab", "\u{FFFF}"])
    func `texts come back as they were`(engine: Engine, text: String) async throws {
        let back: String? = try await roundTrip(text, "text", on: engine)
        #expect(back.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test(arguments: Engine.available, [Int64.min, -1, 0, 1, 9_007_199_254_740_993, Int64.max])
    func `integers come back as they were`(engine: Engine, number: Int64) async throws {
        #expect(try await roundTrip(number, "number", on: engine) == number)
    }

    @Test(
        arguments: Engine.available, [0.1, -0.0, 1e-300, 1.7976931348623157e308, 118.78123456789012, Double.infinity])
    func `fractions come back as they were`(engine: Engine, share: Double) async throws {
        #expect(try await roundTrip(share, "share", on: engine) == share)
    }

    @Test(arguments: Engine.available, [[], [0], [0, 255, 39, 92], Array(repeating: UInt8(0), count: 70_000)])
    func `bytes come back as they were`(engine: Engine, bytes: [UInt8]) async throws {
        #expect(try await roundTrip(bytes, "bytes", on: engine) == bytes)
    }

    @Test(arguments: Engine.available)
    func `ids, truth values and nothing come back as they were`(engine: Engine) async throws {
        let id: Identifier<Int> = .make(at: .testing)
        #expect(try await roundTrip(id, "bytes", on: engine) == id)
        #expect(try await roundTrip(true, "flag", on: engine) == true)
        #expect(try await roundTrip(Instant.testing, "number", on: engine) == .testing)
        #expect(try await roundTrip(String?.none, "text", on: engine) == .some(.none))
    }

    @Test(arguments: Engine.available)
    func `what one engine would change is refused by both`(engine: Engine) async throws {
        await #expect(throws: StorageFault.self) { try await roundTrip("a\u{0}b", "text", on: engine) }
        await #expect(throws: StorageFault.self) { try await roundTrip(Double.nan, "share", on: engine) }
    }

    @Test(arguments: Engine.available)
    func `sums of integers are integers and averages are fractions`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await database.write { tx in
                for number in [1, 2, 4_000_000_000_000] {
                    try tx.run(
                        "INSERT INTO sample (id, number) VALUES (\(Identifier<Int>.make(at: .testing)), \(number))")
                }
            }
            #expect(try await database.value("SELECT SUM(number) FROM sample") == 4_000_000_000_003)
            #expect(try await database.value("SELECT AVG(number) FROM sample") == 4_000_000_000_003.0 / 3)
            #expect(try await database.value("SELECT COUNT(*) FROM sample") == 3)
            let none: Int?? = try await database.value("SELECT SUM(number) FROM sample WHERE number < 0")
            #expect(none == .some(.none))
        }
    }

    @Test(
        .enabled(if: Engine.available.contains(.postgres)),
        arguments: [
            ("0", 0.0), ("12345678901234567890.5", 12345678901234567890.5), ("-0.00012345", -0.00012345),
            ("10000.0001", 10000.0001), ("0.1", 0.1), ("1e-20", 1e-20),
            ("123456789012345678901234567890", 1.2345678901234568e29),
        ])
    func `PostgreSQL's decimals are read`(text: String, value: Double) async throws {
        try await withDatabase(.postgres) { database in
            let read: Double? = try await database.value("SELECT CAST(\(sql: SQL(stringLiteral: text)) AS NUMERIC)")
            #expect(read == value)
        }
    }

    @Test(arguments: Engine.available)
    func `texts sort by their bytes`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let texts: [String] = ["a", "B", "é", "中", "Z", "_", "01/", "010", "01/2/", "😀", "～"]
            try await database.write { tx in
                for text in texts {
                    try tx.run("INSERT INTO sample (id, text) VALUES (\(Identifier<Int>.make(at: .testing)), \(text))")
                }
            }
            let sorted: [String] = try await database.read { tx in
                try tx.all("SELECT text FROM sample ORDER BY text") { try $0("text") }
            }
            #expect(sorted == texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
    }
}
