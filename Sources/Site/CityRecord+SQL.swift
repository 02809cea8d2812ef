import Kernel
import Storage

extension CityRecord {
    package static func find(in tx: Transaction) throws -> CityRecord? {
        try tx.first("SELECT name_zh, name_en, demonstration FROM city") { row in
            CityRecord(
                names: [.chinese: try row("name_zh"), .english: try row("name_en")],
                isDemonstration: try row("demonstration"))
        }
    }

    /// Sets the city's one record.
    package func save(in tx: Transaction) throws {
        try tx.run("DELETE FROM city")
        try tx.run(
            """
            INSERT INTO city (name_zh, name_en, demonstration)
            VALUES (\(names[.chinese] ?? ""), \(names[.english] ?? ""), \(isDemonstration))
            """)
    }
}
