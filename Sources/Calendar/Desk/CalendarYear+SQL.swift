import Kernel
import Storage

extension DayKind: Storable {}

extension CalendarYear {
    static func find(_ year: Int, in tx: Transaction) throws -> CalendarYear? {
        try tx.first(
            "SELECT year, version, imported_at, author, author_name FROM calendar_year WHERE year = \(year)"
        ) { row in
            try CalendarYear(row: row, days: days(of: year, in: tx))
        }
    }

    /// A year holds some thirty days, and a city some thirty years.
    static func all(in tx: Transaction) throws -> [CalendarYear] {
        let days: [(year: Int, day: PublishedDay)] = try tx.all(
            "SELECT year, day, kind, name FROM calendar_day ORDER BY year, day"
        ) { (try $0("year"), try PublishedDay(row: $0)) }
        let byYear: [Int: [PublishedDay]] = Dictionary(grouping: days, by: \.year).mapValues { $0.map(\.day) }
        return try tx.all(
            "SELECT year, version, imported_at, author, author_name FROM calendar_year ORDER BY year"
        ) { row in try CalendarYear(row: row, days: byYear[row("year")] ?? []) }
    }

    private static func days(of year: Int, in tx: Transaction) throws -> [PublishedDay] {
        try tx.all(
            "SELECT day, kind, name FROM calendar_day WHERE year = \(year) ORDER BY day", PublishedDay.init(row:))
    }

    /// In place of what was stored of the year.
    func save(in tx: Transaction) throws {
        try tx.run("DELETE FROM calendar_day WHERE year = \(year)")
        try tx.run(
            """
            INSERT INTO calendar_year (year, version, imported_at, author, author_name)
            VALUES (\(year), \(version), \(entry?.at ?? Instant(milliseconds: 0)), \(entry?.person), \(entry?.name ?? ""))
            ON CONFLICT (year) DO UPDATE SET version = excluded.version, imported_at = excluded.imported_at,
                author = excluded.author, author_name = excluded.author_name
            """)
        let rows: [SQL] = days.map { "(\(year), \($0.day), \($0.kind), \($0.name))" }
        guard !rows.isEmpty else { return }
        try tx.run("INSERT INTO calendar_day (year, day, kind, name) VALUES \(sql: SQL.joined(rows, by: ","))")
    }

    private init(row: Row, days: [PublishedDay]) throws {
        self.init(
            year: try row("year"), days: days, version: try row("version"),
            entry: Entry(at: try row("imported_at"), person: try row("author"), name: try row("author_name")))
    }
}

extension PublishedDay {
    fileprivate init(row: Row) throws {
        self.init(try row("day"), try row("kind"), name: try row("name"))
    }
}
