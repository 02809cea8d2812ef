import Kernel
import Storage

extension Category {
    init(row: Row) throws { self.init(path: try row("path"), name: try row("name")) }

    package static func all(in tx: Transaction) throws -> [Category] {
        try tx.all("SELECT path, name FROM category ORDER BY path", Category.init(row:))
    }

    /// Puts the categories in place; a path that is there gets the new name.
    package static func put(_ categories: [Category], in tx: Transaction) throws {
        for category in categories {
            try tx.run(
                """
                INSERT INTO category (path, name) VALUES (\(category.path), \(category.name))
                ON CONFLICT (path) DO UPDATE SET name = excluded.name
                """)
        }
    }
}

extension CategoryTree {
    package static func load(in tx: Transaction) throws -> CategoryTree { CategoryTree(try Category.all(in: tx)) }
}
