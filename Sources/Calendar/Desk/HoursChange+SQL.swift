import Kernel
import Storage

/// Weekly hours from a day on, as the city decided them.
package struct HoursChange: Sendable, Equatable {
    package let from: Day
    package let hours: WeeklyHours
    package let version: Int
    package let at: Instant
    package let person: Identifier<Visitor>?
    package let name: String
}

extension HoursChange {
    static func all(in tx: Transaction) throws -> [HoursChange] {
        try tx.all(
            """
            SELECT valid_from, hours, version, decided_at, author, author_name FROM calendar_hours ORDER BY valid_from
            """, HoursChange.init(row:))
    }

    /// In place of hours from the same day on.
    func save(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO calendar_hours (valid_from, hours, version, decided_at, author, author_name)
            VALUES (\(from), \(hours.texts.joined(separator: "\n")), \(version), \(at), \(person), \(name))
            ON CONFLICT (valid_from) DO UPDATE SET hours = excluded.hours, version = excluded.version,
                decided_at = excluded.decided_at, author = excluded.author, author_name = excluded.author_name
            """)
    }

    private init(row: Row) throws {
        let texts: String = try row("hours")
        try self.init(
            from: row("valid_from"),
            hours: WeeklyHours(texts: texts.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)),
            version: row("version"), at: row("decided_at"), person: row("author"), name: row("author_name"))
    }
}
