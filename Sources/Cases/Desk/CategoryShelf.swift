import Kernel
import Storage

/// Keeps the tree of categories in memory, and looks every few seconds whether another node has imported one.
package actor CategoryShelf {
    private static let patience: Span = .seconds(3)

    private let database: Database
    private let clock: WallClock
    private var held: (tree: CategoryTree, checkedAt: Instant)?

    init(database: Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package func tree() async throws -> CategoryTree {
        let now: Instant = clock.now
        let before: CategoryTree? = held?.tree
        if let held, now - held.checkedAt < Self.patience { return held.tree }
        let fresh: CategoryTree = try await database.read { tx in
            if let before, try before.revision == CategoryTree.revision(in: tx) { return before }
            return try .load(in: tx)
        }
        if !fresh.all.isEmpty { held = (fresh, now) }
        return fresh
    }

    /// After a change by this node, so that the next reader sees it.
    func forget() { held = nil }

    /// Puts categories in place, for set-up and import.
    package func put(_ categories: [Category]) async throws {
        try await database.write { try Category.put(categories, in: $0) }
        held = nil
    }

    func must(_ path: TreePath?) async throws {
        guard let path else { return }
        guard try await tree()[path]?.isRetired == false else { throw CaseRefusal.unknownCategory }
    }
}
