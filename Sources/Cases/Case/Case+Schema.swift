import Storage

/// The tables of cases. What a case is follows from its events; these are its present state and the texts apart from it.
package enum CaseSchema {
    package static let migrations: [Migration] =
        CategorySchema.migrations + [
            Migration("case/1-file", [file] + fileIndexes),
            Migration("case/2-assignment", by: { [keyed($0, assignment)] }),
            Migration("case/3-text", by: { [keyed($0, text)] }),
            Migration("case/4-reporter", by: { [keyed($0, reporter), reporterPhone] }),
            Migration("case/5-photo", by: { [keyed($0, photo), keyed($0, attachment), attachmentPhoto] }),
            Migration("case/6-sequence", [sequence]),
            Migration("case/7-share", shareChanges),
            Migration("case/8-clock", by: { [keyed($0, clock)] + clockIndexes }),
            Migration("case/9-rules", [rules]),
            Migration("case/10-rule-version", [rulesMove, "DROP TABLE case_rules"]),
        ]

    /// SQLite keeps a small table in its key's order, without a second index of the same bytes.
    private static func keyed(_ engine: Engine, _ table: SQL) -> SQL {
        switch engine {
        case .sqlite: "\(sql: table) WITHOUT ROWID"
        case .postgres: table
        }
    }

    /// Ids begin with the moment of creation, so that their order is the order of reception.
    private static let file: SQL = """
        CREATE TABLE case_file (
            id BLOB PRIMARY KEY,
            number BIGINT NOT NULL UNIQUE,
            version BIGINT NOT NULL,
            state TEXT NOT NULL,
            need TEXT,
            kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            urgency TEXT NOT NULL,
            standing TEXT NOT NULL,
            category TEXT,
            territory TEXT,
            longitude DOUBLE PRECISION,
            latitude DOUBLE PRECISION,
            owner TEXT NOT NULL,
            handler TEXT NOT NULL,
            due BIGINT,
            updated_at BIGINT NOT NULL,
            address BIGINT,
            merged_into BLOB REFERENCES case_file (id),
            CHECK ((longitude IS NULL) = (latitude IS NULL))
        )
        """

    /// Those over open cases alone carry what lists filter by; they stay small however many cases are closed.
    private static let fileIndexes: [SQL] = [
        """
        CREATE INDEX case_file_open ON case_file (state, id, handler, territory, category, kind) WHERE due IS NOT NULL
        """,
        """
        CREATE INDEX case_file_due ON case_file (due, id, need, state, handler, territory, category) WHERE due IS NOT NULL
        """,
        "CREATE INDEX case_file_owner ON case_file (owner, id) WHERE due IS NOT NULL",
        "CREATE INDEX case_file_handler ON case_file (handler, id)",
        "CREATE INDEX case_file_territory ON case_file (territory, id)",
        "CREATE INDEX case_file_category ON case_file (category, id)",
        "CREATE INDEX case_file_merged ON case_file (merged_into) WHERE merged_into IS NOT NULL",
    ]

    private static let assignment: SQL = """
        CREATE TABLE case_assignment (
            case_id BLOB NOT NULL REFERENCES case_file (id),
            number BIGINT NOT NULL,
            agency BLOB NOT NULL,
            state TEXT NOT NULL,
            offered_at BIGINT NOT NULL,
            sign_due BIGINT NOT NULL,
            reply_due BIGINT NOT NULL,
            signed_at BIGINT,
            replied_at BIGINT,
            PRIMARY KEY (case_id, number)
        )
        """

    private static let text: SQL = """
        CREATE TABLE case_text (
            case_id BLOB NOT NULL REFERENCES case_file (id),
            number BIGINT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (case_id, number)
        )
        """

    private static let reporter: SQL = """
        CREATE TABLE case_reporter (
            case_id BLOB PRIMARY KEY REFERENCES case_file (id), sealed BLOB NOT NULL, phone_print BLOB
        )
        """
    private static let reporterPhone: SQL =
        "CREATE INDEX case_reporter_phone ON case_reporter (phone_print, case_id) WHERE phone_print IS NOT NULL"

    private static let photo: SQL = """
        CREATE TABLE photo (
            hash BLOB PRIMARY KEY,
            thumbnail BLOB NOT NULL,
            width BIGINT NOT NULL,
            height BIGINT NOT NULL,
            size BIGINT NOT NULL,
            taken_in_at BIGINT NOT NULL
        )
        """
    private static let attachment: SQL = """
        CREATE TABLE case_attachment (
            case_id BLOB NOT NULL REFERENCES case_file (id),
            number BIGINT NOT NULL,
            photo BLOB NOT NULL REFERENCES photo (hash),
            version BIGINT NOT NULL,
            PRIMARY KEY (case_id, number)
        )
        """
    private static let attachmentPhoto: SQL = "CREATE INDEX case_attachment_photo ON case_attachment (photo)"

    private static let sequence: SQL =
        "CREATE TABLE case_sequence (day BIGINT PRIMARY KEY, last BIGINT NOT NULL)"

    /// Shares of cases made before the tree of shares were shares of the whole.
    private static let shareChanges: [SQL] = [
        "ALTER TABLE case_assignment ADD COLUMN agency_path TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE case_assignment ADD COLUMN need TEXT",
        "CREATE INDEX case_assignment_agency ON case_assignment (agency_path, case_id)",
        "CREATE INDEX case_assignment_need ON case_assignment (agency_path, need, case_id) WHERE need IS NOT NULL",
    ]

    /// Clocks that run; one that stops leaves.
    private static let clock: SQL = """
        CREATE TABLE case_clock (
            case_id BLOB NOT NULL REFERENCES case_file (id),
            kind TEXT NOT NULL,
            share BIGINT NOT NULL,
            holder TEXT NOT NULL,
            since BIGINT NOT NULL,
            due BIGINT NOT NULL,
            provisional BIGINT NOT NULL,
            mark BIGINT NOT NULL,
            marked_at BIGINT,
            fires_at BIGINT,
            PRIMARY KEY (case_id, kind, share)
        )
        """
    private static let clockIndexes: [SQL] = [
        "CREATE INDEX case_clock_fires ON case_clock (fires_at, case_id, kind, share) WHERE fires_at IS NOT NULL",
        "CREATE INDEX case_clock_holder ON case_clock (holder, mark, case_id) WHERE mark > 0",
        "CREATE INDEX case_clock_provisional ON case_clock (case_id) WHERE provisional = 1",
    ]

    private static let rules: SQL = """
        CREATE TABLE case_rules (
            version BIGINT PRIMARY KEY CHECK (version > 0), body TEXT NOT NULL, at BIGINT NOT NULL, author BLOB
        )
        """

    private static let rulesMove: SQL = """
        INSERT INTO rule_version (name, version, since, author, body)
        SELECT 'rules', version, at, author, body FROM case_rules
        """
}
