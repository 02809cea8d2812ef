import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct QueryTests {
    private func withNumbers(_ engine: Engine, _ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await database.write { tx in
                for number in 1...9 {
                    try tx.run("INSERT INTO counter (name, value) VALUES (\("n\(number)"), \(number))")
                }
            }
            try await database.read(body)
        }
    }

    @Test(arguments: Engine.available)
    func `fragments bring their values along, in order`(engine: Engine) async throws {
        try await withNumbers(engine) { tx in
            let range: SQL = "value BETWEEN \(3) AND \(7)"
            let filter = SQL.joined([range, "name <> \("n4")", "value % 2 = \(1)"], by: "AND")
            let found: [Int] = try tx.all(
                "SELECT value FROM counter WHERE \(sql: filter) AND value < \(6) ORDER BY value LIMIT \(5)"
            ) { try $0("value") }
            #expect(found == [3, 5])
        }
    }

    @Test(arguments: Engine.available)
    func `lists match any of their values, an empty list none`(engine: Engine) async throws {
        try await withNumbers(engine) { tx in
            let some: Int? = try tx.value("SELECT COUNT(*) FROM counter WHERE name IN \(list: ["n1", "n9", "x"])")
            let none: Int? = try tx.value("SELECT COUNT(*) FROM counter WHERE value IN \(list: [Int]())")
            #expect(some == 2)
            #expect(none == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a statement can be asked again while its rows are visited`(engine: Engine) async throws {
        try await withNumbers(engine) { tx in
            func above(_ value: Int) throws -> [Int] {
                try tx.all("SELECT value FROM counter WHERE value > \(value) ORDER BY value LIMIT 2") {
                    try $0("value")
                }
            }
            var pairs: [[Int]] = []
            try tx.each("SELECT value FROM counter WHERE value > \(6) ORDER BY value LIMIT 2") {
                pairs.append(try above(try $0("value")))
            }
            let nested: [[Int]] = try tx.all("SELECT value FROM counter WHERE value > \(0) ORDER BY value LIMIT 2") {
                try above(try $0("value"))
            }
            #expect(pairs == [[8, 9], [9]])
            #expect(nested == [[2, 3], [3, 4]])
        }
    }

    @Test(arguments: Engine.available)
    func `columns are found by name in any order`(engine: Engine) async throws {
        try await withNumbers(engine) { tx in
            let row: [String]? = try tx.first(
                "SELECT name, value AS amount, name AS again FROM counter WHERE value = 2"
            ) {
                [try $0("again"), String(try $0("amount") as Int), try $0("name")]
            }
            #expect(row == ["n2", "2", "n2"])
            #expect(throws: StorageFault.self) {
                try tx.first("SELECT name FROM counter") { try $0("nobody") as String }
            }
            #expect(throws: StorageFault.self) { try tx.first("SELECT name FROM counter") { try $0("name") as Int } }
        }
    }

    @Test(arguments: Engine.available)
    func `the number of changed rows is told`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await database.write { tx throws in
                #expect(try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1), ('b', 1)") == 2)
                #expect(try tx.run("UPDATE counter SET value = 2 WHERE name = \("c")") == 0)
                #expect(try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1) ON CONFLICT DO NOTHING") == 0)
                #expect(try tx.run("DELETE FROM counter") == 2)
            }
        }
    }
}
