import Storage

/// The tables of organisations and their responsibilities.
package enum AgencySchema {
    package static let migrations: [Migration] = [
        Migration("agency/1-agency", [agency, agencyParent, agencyTerritory]),
        Migration("agency/2-responsibility", [responsibility, responsibilityAgency, responsibilityTerritory]),
        Migration("agency/3-revision", [revision, firstRevision]),
        Migration("agency/4-closing", [closingDay, successor, successorIndex]),
        Migration("agency/5-responsibility-versions", ResponsibilitySchema.versions),
    ]

    private static let agency: SQL = """
        CREATE TABLE agency (
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            duty TEXT,
            parent BLOB REFERENCES agency (id),
            path TEXT NOT NULL UNIQUE,
            territory TEXT NOT NULL,
            is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
            version BIGINT NOT NULL
        )
        """
    private static let agencyParent: SQL = "CREATE INDEX agency_parent ON agency (parent, path)"
    private static let agencyTerritory: SQL = "CREATE INDEX agency_territory ON agency (territory)"

    private static let responsibility: SQL = """
        CREATE TABLE responsibility (
            id BLOB PRIMARY KEY,
            category TEXT,
            territory TEXT,
            agency BLOB REFERENCES agency (id),
            type TEXT,
            duty TEXT,
            valid_from BIGINT,
            valid_to BIGINT,
            note TEXT NOT NULL,
            version BIGINT NOT NULL,
            CHECK ((agency IS NULL) <> (type IS NULL))
        )
        """
    private static let responsibilityAgency: SQL = "CREATE INDEX responsibility_agency ON responsibility (agency, id)"
    private static let responsibilityTerritory: SQL =
        "CREATE INDEX responsibility_territory ON responsibility (territory, id)"

    /// Counts every change of agencies and rows, so that a node sees in one small read whether its table is still true.
    private static let revision: SQL =
        "CREATE TABLE agency_revision (id BIGINT PRIMARY KEY CHECK (id = 1), number BIGINT NOT NULL)"
    private static let firstRevision: SQL = "INSERT INTO agency_revision (id, number) VALUES (1, 1)"

    private static let closingDay: SQL = "ALTER TABLE agency ADD COLUMN closed_on BIGINT"
    private static let successor: SQL = "ALTER TABLE agency ADD COLUMN successor BLOB REFERENCES agency (id)"
    private static let successorIndex: SQL = "CREATE INDEX agency_successor ON agency (successor)"
}
