import Kernel
import Storage

extension Category {
    init(row: Row) throws {
        let sayings: String = try row("sayings")
        self.init(
            path: try row("path"), name: try row("name"), sayings: sayings.split(separator: " ").map(String.init),
            isRetired: try row("retired"))
    }

    package static func all(in tx: Transaction) throws -> [Category] {
        try tx.all("SELECT path, name, sayings, retired FROM category ORDER BY path", Category.init(row:))
    }

    /// Puts the categories in place; a path that is there gets the new name and sayings.
    package static func put(_ categories: [Category], in tx: Transaction) throws {
        for category in categories {
            try tx.run(
                """
                INSERT INTO category (path, name, sayings, retired)
                VALUES (
                    \(category.path), \(category.name), \(category.sayings.joined(separator: " ")),
                    \(category.isRetired))
                ON CONFLICT (path) DO UPDATE
                SET name = excluded.name, sayings = excluded.sayings, retired = excluded.retired
                """)
        }
    }
}

extension CategoryTree {
    package static func load(in tx: Transaction) throws -> CategoryTree {
        CategoryTree(try Category.all(in: tx), revision: try revision(in: tx))
    }

    /// The number of imports it has seen.
    static func revision(in tx: Transaction) throws -> Int {
        try tx.value("SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = \(CategoryLog.stream.id)") ?? 0
    }
}
