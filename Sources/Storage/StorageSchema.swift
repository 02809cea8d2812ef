/// The tables of the ground: the event log, bookmarks, the outbox, remembered requests, seals, the versions of rules.
package enum StorageSchema {
    package static let migrations: [Migration] = [
        Migration("storage/1-event") { engine in [event(engine), bookmark] },
        Migration("storage/2-outbox", [outbox, outboxDue]),
        Migration("storage/3-remembered-request", [remembered, rememberedAge]),
        Migration("storage/4-seal", [seal]),
        Migration("storage/5-rule-version", [ruleVersion]),
    ]

    private static func event(_ engine: Engine) -> SQL {
        """
        CREATE TABLE event (
            position \(sql: growingKey(engine)),
            stream_kind TEXT NOT NULL,
            stream BLOB NOT NULL,
            version BIGINT NOT NULL CHECK (version > 0),
            kind TEXT NOT NULL,
            at BIGINT NOT NULL,
            author_kind TEXT NOT NULL,
            author BLOB,
            agency BLOB,
            because TEXT,
            body TEXT NOT NULL,
            hash BLOB NOT NULL,
            UNIQUE (stream, version)
        )
        """
    }

    private static func growingKey(_ engine: Engine) -> SQL {
        switch engine {
        case .sqlite: "INTEGER PRIMARY KEY AUTOINCREMENT"
        case .postgres: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        }
    }

    private static let bookmark: SQL =
        "CREATE TABLE bookmark (follower TEXT PRIMARY KEY, position BIGINT NOT NULL, moved_at BIGINT NOT NULL)"

    private static let outbox: SQL = """
        CREATE TABLE outbox (
            id BLOB PRIMARY KEY,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            due_at BIGINT NOT NULL,
            attempts BIGINT NOT NULL DEFAULT 0,
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'dead')),
            last_fault TEXT
        )
        """
    private static let outboxDue: SQL = "CREATE INDEX outbox_due ON outbox (state, due_at, id)"

    private static let remembered: SQL = """
        CREATE TABLE remembered_request (
            key BLOB PRIMARY KEY, fingerprint BLOB NOT NULL, answer TEXT NOT NULL, at BIGINT NOT NULL
        )
        """
    private static let rememberedAge: SQL = "CREATE INDEX remembered_request_at ON remembered_request (at)"

    private static let seal: SQL = """
        CREATE TABLE seal (
            number BIGINT PRIMARY KEY CHECK (number > 0),
            after_position BIGINT NOT NULL,
            last_position BIGINT NOT NULL CHECK (last_position > after_position),
            events BIGINT NOT NULL CHECK (events > 0),
            root BLOB NOT NULL,
            mix BLOB NOT NULL,
            previous BLOB NOT NULL,
            sealed_at BIGINT NOT NULL,
            public_key BLOB NOT NULL,
            signature BLOB NOT NULL
        )
        """

    private static let ruleVersion: SQL = """
        CREATE TABLE rule_version (
            name TEXT NOT NULL,
            version BIGINT NOT NULL CHECK (version > 0),
            since BIGINT NOT NULL,
            author BLOB,
            body TEXT NOT NULL,
            PRIMARY KEY (name, version)
        )
        """
}
