import Storage

/// The tables of whistles. What a whistle is follows from its events; these are its present state and the texts apart from it.
package enum WhistleSchema {
    package static let migrations: [Migration] = [
        Migration("whistle/1-file", [file] + fileIndexes),
        Migration("whistle/2-called", [called] + calledIndexes),
        Migration("whistle/3-text", [text]),
        Migration("whistle/4-photo", [photo, photoIndex]),
        Migration("whistle/5-sequence", [sequence]),
        Migration("whistle/6-code", [wrongCode, wrongCodeIndex]),
    ]

    /// Ids begin with the moment of creation, so that their order is the order of raising.
    private static let file: SQL = """
        CREATE TABLE whistle_file (
            id BLOB PRIMARY KEY,
            number BIGINT NOT NULL UNIQUE,
            version BIGINT NOT NULL,
            state TEXT NOT NULL,
            kind TEXT NOT NULL,
            raiser TEXT NOT NULL,
            case_id BLOB REFERENCES case_file (id),
            category TEXT,
            territory TEXT NOT NULL,
            called BIGINT NOT NULL,
            arrived BIGINT NOT NULL,
            due BIGINT,
            updated_at BIGINT NOT NULL,
            closed_at BIGINT
        )
        """
    private static let fileIndexes: [SQL] = [
        "CREATE INDEX whistle_file_due ON whistle_file (due, id) WHERE due IS NOT NULL",
        "CREATE INDEX whistle_file_raiser ON whistle_file (raiser, id)",
        "CREATE INDEX whistle_file_territory ON whistle_file (territory, id)",
        "CREATE INDEX whistle_file_case ON whistle_file (case_id, id) WHERE case_id IS NOT NULL",
        "CREATE INDEX whistle_file_open ON whistle_file (state, id)",
    ]

    private static let called: SQL = """
        CREATE TABLE whistle_called (
            whistle_id BLOB NOT NULL REFERENCES whistle_file (id),
            number BIGINT NOT NULL,
            agency TEXT NOT NULL,
            standing TEXT NOT NULL,
            called_at BIGINT NOT NULL,
            due BIGINT NOT NULL,
            arrived_at BIGINT,
            late_since BIGINT,
            absent BIGINT NOT NULL,
            ruling TEXT,
            arrival BIGINT,
            effort BIGINT,
            result BIGINT,
            necessary BIGINT,
            own_power BIGINT,
            PRIMARY KEY (whistle_id, number)
        )
        """
    private static let calledIndexes: [SQL] = [
        "CREATE INDEX whistle_called_agency ON whistle_called (agency, whistle_id)",
        "CREATE INDEX whistle_called_declined ON whistle_called (standing, whistle_id) WHERE standing = 'declined'",
    ]

    private static let text: SQL = """
        CREATE TABLE whistle_text (
            whistle_id BLOB NOT NULL REFERENCES whistle_file (id),
            number BIGINT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (whistle_id, number)
        )
        """

    /// `version` is that of the event with which the photo came.
    private static let photo: SQL = """
        CREATE TABLE whistle_photo (
            whistle_id BLOB NOT NULL REFERENCES whistle_file (id),
            number BIGINT NOT NULL,
            photo BLOB NOT NULL REFERENCES photo (hash),
            version BIGINT NOT NULL,
            PRIMARY KEY (whistle_id, number)
        )
        """
    private static let photoIndex: SQL = "CREATE INDEX whistle_photo_photo ON whistle_photo (photo)"

    private static let sequence: SQL =
        "CREATE TABLE whistle_sequence (day BIGINT PRIMARY KEY, last BIGINT NOT NULL)"

    /// Wrong codes, so that nobody can try them all.
    private static let wrongCode: SQL = """
        CREATE TABLE whistle_wrong_code (
            id BLOB PRIMARY KEY,
            whistle_id BLOB NOT NULL REFERENCES whistle_file (id),
            person BLOB NOT NULL,
            at BIGINT NOT NULL
        )
        """
    private static let wrongCodeIndex: SQL =
        "CREATE INDEX whistle_wrong_code_try ON whistle_wrong_code (whistle_id, person, at)"
}
