import Storage

/// The responsibility table in versions. What stood in the first table holds from the beginning.
enum ResponsibilitySchema {
    static let versions: [SQL] = [
        version, versionLine, versionList, versionAgency, versionTerritory, versionOrigin, copied, dropped,
        support, supportAgency,
    ]

    private static let version: SQL = """
        CREATE TABLE responsibility_version (
            id BLOB PRIMARY KEY,
            line BLOB NOT NULL REFERENCES responsibility_version (id),
            category TEXT,
            territory TEXT,
            agency BLOB REFERENCES agency (id),
            type TEXT,
            duty TEXT,
            ground TEXT NOT NULL,
            valid_from BIGINT,
            valid_to BIGINT,
            origin TEXT NOT NULL,
            origin_case TEXT,
            origin_agency BLOB REFERENCES agency (id),
            version BIGINT NOT NULL,
            CHECK ((agency IS NULL) <> (type IS NULL))
        )
        """
    private static let versionLine: SQL =
        "CREATE INDEX responsibility_version_line ON responsibility_version (line, id)"
    private static let versionList: SQL =
        "CREATE INDEX responsibility_version_list ON responsibility_version ((COALESCE(category, '')), id)"
    private static let versionAgency: SQL =
        "CREATE INDEX responsibility_version_agency ON responsibility_version (agency, id)"
    private static let versionTerritory: SQL =
        "CREATE INDEX responsibility_version_territory ON responsibility_version (territory, category, id)"
    private static let versionOrigin: SQL =
        "CREATE INDEX responsibility_version_origin ON responsibility_version (origin_agency)"
    private static let copied: SQL = """
        INSERT INTO responsibility_version (id, line, category, territory, agency, type, duty, ground, valid_from,
            valid_to, origin, version)
        SELECT id, id, category, territory, agency, type, duty, note, valid_from, valid_to, 'founded', version
        FROM responsibility
        """
    private static let dropped: SQL = "DROP TABLE responsibility"

    private static let support: SQL = """
        CREATE TABLE responsibility_support (
            responsibility BLOB NOT NULL REFERENCES responsibility_version (id),
            place BIGINT NOT NULL,
            agency BLOB REFERENCES agency (id),
            type TEXT,
            duty TEXT,
            PRIMARY KEY (responsibility, place),
            CHECK ((agency IS NULL) <> (type IS NULL))
        )
        """
    private static let supportAgency: SQL =
        "CREATE INDEX responsibility_support_agency ON responsibility_support (agency, responsibility)"
}
