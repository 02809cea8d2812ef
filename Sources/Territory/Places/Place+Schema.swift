import Storage

/// The tables of places and their boundaries.
package enum TerritorySchema {
    package static let migrations: [Migration] =
        [
            Migration("territory/1-place", [place, placeParent, placeLevel]),
            Migration("territory/2-boundary", [boundary, boundaryHolding]),
        ] + ComponentSchema.migrations

    private static let place: SQL = """
        CREATE TABLE place (
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            level TEXT NOT NULL,
            parent BLOB REFERENCES place (id),
            path TEXT NOT NULL UNIQUE,
            urban_rural BIGINT,
            is_made_up INTEGER NOT NULL CHECK (is_made_up IN (0, 1)),
            boundary TEXT NOT NULL CHECK (boundary IN ('none', 'published', 'madeUp')),
            longitude DOUBLE PRECISION,
            latitude DOUBLE PRECISION,
            source TEXT NOT NULL,
            aliases TEXT NOT NULL,
            version BIGINT NOT NULL,
            CHECK ((longitude IS NULL) = (latitude IS NULL))
        )
        """
    private static let placeParent: SQL = "CREATE INDEX place_parent ON place (parent, path)"
    private static let placeLevel: SQL = "CREATE INDEX place_level ON place (level, path)"

    private static let boundary: SQL = """
        CREATE TABLE place_boundary (
            place BLOB NOT NULL REFERENCES place (id),
            number BIGINT NOT NULL CHECK (number > 0),
            shape BLOB NOT NULL,
            is_made_up INTEGER NOT NULL CHECK (is_made_up IN (0, 1)),
            source TEXT NOT NULL,
            valid_from BIGINT NOT NULL,
            valid_to BIGINT,
            PRIMARY KEY (place, number),
            CHECK (valid_to IS NULL OR valid_to >= valid_from)
        )
        """
    /// One boundary holds at a time.
    private static let boundaryHolding: SQL =
        "CREATE UNIQUE INDEX place_boundary_holding ON place_boundary (place) WHERE valid_to IS NULL"
}
