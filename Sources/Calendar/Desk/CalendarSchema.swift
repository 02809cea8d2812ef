import Storage

/// The tables of working time.
package enum CalendarSchema {
    package static let migrations: [Migration] = [
        Migration("calendar/1-years", [revision, firstRevision, year, day]),
        Migration("calendar/2-hours", [hours]),
        Migration("calendar/3-announced", [announced]),
    ]

    /// The version of the calendar's stream of events, so that a node sees in one small read whether what it holds is
    /// still true.
    private static let revision: SQL =
        "CREATE TABLE calendar_revision (id BIGINT PRIMARY KEY CHECK (id = 1), number BIGINT NOT NULL)"
    private static let firstRevision: SQL = "INSERT INTO calendar_revision (id, number) VALUES (1, 0)"

    private static let year: SQL = """
        CREATE TABLE calendar_year (
            year BIGINT PRIMARY KEY CHECK (year BETWEEN 1 AND 9999),
            version BIGINT NOT NULL,
            imported_at BIGINT NOT NULL,
            author BLOB,
            author_name TEXT NOT NULL
        )
        """

    private static let day: SQL = """
        CREATE TABLE calendar_day (
            year BIGINT NOT NULL REFERENCES calendar_year (year),
            day BIGINT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
            name TEXT NOT NULL,
            PRIMARY KEY (year, day)
        )
        """

    /// Weekly hours from a day on; those a city begins with are not stored.
    private static let hours: SQL = """
        CREATE TABLE calendar_hours (
            valid_from BIGINT PRIMARY KEY,
            hours TEXT NOT NULL,
            version BIGINT NOT NULL,
            decided_at BIGINT NOT NULL,
            author BLOB,
            author_name TEXT NOT NULL
        )
        """

    /// The missing years that have been announced: each once.
    private static let announced: SQL =
        "CREATE TABLE calendar_announced (year BIGINT PRIMARY KEY, announced_at BIGINT NOT NULL)"
}
