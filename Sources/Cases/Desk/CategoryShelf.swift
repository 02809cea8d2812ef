import Kernel
import Storage

/// Keeps the tree of categories in memory; it changes by import alone.
package actor CategoryShelf {
    private let database: Database
    private var held: CategoryTree?

    init(database: Database) { self.database = database }

    package func tree() async throws -> CategoryTree {
        if let held { return held }
        let fresh: CategoryTree = try await database.read { try CategoryTree.load(in: $0) }
        if !fresh.all.isEmpty { held = fresh }
        return fresh
    }

    /// Puts categories in place, for set-up and import.
    package func put(_ categories: [Category]) async throws {
        try await database.write { try Category.put(categories, in: $0) }
        held = nil
    }

    func must(_ path: TreePath?) async throws {
        guard let path else { return }
        guard try await tree()[path] != nil else { throw CaseRefusal.unknownCategory }
    }
}
