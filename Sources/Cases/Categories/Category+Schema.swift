import Storage

/// The table of categories.
package enum CategorySchema {
    package static let migrations: [Migration] = [
        Migration(
            "category/1-category",
            ["CREATE TABLE category (path TEXT PRIMARY KEY, name TEXT NOT NULL, sayings TEXT NOT NULL DEFAULT '')"])
    ]
}
