import Storage

/// The tables of the register of components.
enum ComponentSchema {
    static let migrations: [Migration] = [
        Migration("territory/3-component", [batch, component] + indexes),
        Migration("territory/4-component-change", [change, changeBatch]),
        Migration("territory/5-component-revision", [revision, firstRevision]),
    ]

    private static let batch: SQL = """
        CREATE TABLE component_import (
            id BLOB PRIMARY KEY,
            at BIGINT NOT NULL,
            author_kind TEXT NOT NULL,
            author BLOB,
            agency BLOB,
            added BIGINT NOT NULL,
            changed BIGINT NOT NULL,
            unchanged BIGINT NOT NULL
        )
        """

    private static let component: SQL = """
        CREATE TABLE component (
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            path TEXT NOT NULL,
            longitude DOUBLE PRECISION NOT NULL,
            latitude DOUBLE PRECISION NOT NULL,
            source TEXT NOT NULL,
            cell BIGINT NOT NULL,
            agency BLOB,
            state TEXT NOT NULL CHECK (state IN ('inUse', 'missing', 'damaged', 'removed')),
            since_day BIGINT,
            until_day BIGINT,
            is_made_up INTEGER NOT NULL CHECK (is_made_up IN (0, 1)),
            batch BLOB NOT NULL REFERENCES component_import (id),
            version BIGINT NOT NULL,
            CHECK ((state = 'removed') = (until_day IS NOT NULL))
        )
        """

    /// Lists are sorted by place and code, whatever they are narrowed by.
    private static let indexes: [SQL] = [
        "CREATE INDEX component_path ON component (path, code)",
        "CREATE INDEX component_kind ON component (kind, path, code)",
        "CREATE INDEX component_agency ON component (agency, path, code)",
        "CREATE INDEX component_state ON component (state, path, code)",
        "CREATE INDEX component_cell ON component (cell)",
        "CREATE INDEX component_batch ON component (batch)",
    ]

    /// What imports made of components that were there before.
    private static let change: SQL = """
        CREATE TABLE component_change (
            component BLOB NOT NULL REFERENCES component (id),
            version BIGINT NOT NULL,
            batch BLOB NOT NULL REFERENCES component_import (id),
            edits TEXT NOT NULL,
            PRIMARY KEY (component, version)
        )
        """
    private static let changeBatch: SQL = "CREATE INDEX component_change_batch ON component_change (batch)"

    /// Counts every change of the register, so that an import that was judged on an older one is not stored.
    private static let revision: SQL =
        "CREATE TABLE component_revision (id BIGINT PRIMARY KEY CHECK (id = 1), number BIGINT NOT NULL)"
    private static let firstRevision: SQL = "INSERT INTO component_revision (id, number) VALUES (1, 1)"
}
