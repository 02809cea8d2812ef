import Storage

/// The table of categories.
package enum CategorySchema {
    package static let migrations: [Migration] = [
        Migration(
            "category/1-category",
            ["CREATE TABLE category (path TEXT PRIMARY KEY, name TEXT NOT NULL, sayings TEXT NOT NULL DEFAULT '')"]),
        Migration("category/2-retired", ["ALTER TABLE category ADD COLUMN retired BIGINT NOT NULL DEFAULT 0"]),
    ]
}
