import Foundation
import Kernel
import Storage

/// Takes the tree of categories in, whole or not at all.
package struct CategoryDesk: Sendable {
    let database: Database
    let clock: WallClock
    let shelf: CategoryShelf

    package init(_ cases: CaseDesk) {
        database = cases.database
        clock = cases.clock
        shelf = cases.categories
    }

    package static let largestFile = 1024 * 1024

    /// Judges a file and stores nothing. A file with faults is no error: the difference lists them.
    package func judge(_ file: [UInt8], by officer: Officer) async throws -> JudgedCategories {
        try officer.must(.editRules, Subject())
        guard !file.isEmpty else { throw CategoryRefusal.noFile }
        guard file.count <= Self.largestFile else { throw CategoryRefusal.tooLarge(limit: Self.largestFile / 1024) }
        let tree: CategoryTree = try await database.read { try .load(in: $0) }
        return JudgedCategories(
            difference: CategoryDifference(CategoryReading(csv: file), onto: tree), revision: tree.revision)
    }

    /// Stores what a file says, if it has no faults and the tree is still at the revision the officer saw.
    package func store(
        _ file: [UInt8], seen revision: Int, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> JudgedCategories {
        let judged: JudgedCategories = try await judge(file, by: officer)
        guard judged.difference.faults.isEmpty else { return judged }
        _ = try await database.write { [now = clock.now] tx in
            try Idempotency.once(key, at: now, in: tx) {
                let standing: Int = try CategoryTree.revision(in: tx)
                guard judged.revision == revision, standing == revision else { throw CategoryRefusal.movedOn }
                guard !judged.difference.isEmpty else { return revision }
                try Category.put(judged.difference.changed, in: tx)
                return try EventLog.append(
                    [CategoryLog.imported(judged.difference)], to: CategoryLog.stream, after: revision,
                    by: Author(officer), at: now, in: tx)
            }
        }
        await shelf.forget()
        return judged
    }

    /// The tree that every city starts with, for a city that has none.
    package func found() async throws { try await shelf.put(try CategoryTree.bundled().all) }
}

/// A file with what it would do, and the state of the tree it was judged against.
package struct JudgedCategories: Sendable {
    package let difference: CategoryDifference
    package let revision: Int
}

/// Why something about the tree of categories is refused.
package enum CategoryRefusal: Explained, Hashable {
    case noFile
    case tooLarge(limit: Int)
    /// Somebody else has imported one meanwhile.
    case movedOn

    package var code: String {
        switch self {
        case .noFile: "categoryNoFile"
        case .tooLarge: "categoryFileTooLarge"
        case .movedOn: "categoriesMovedOn"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .noFile: .invalid
        case .tooLarge: .tooLarge
        case .movedOn: .stale
        }
    }

    package var facts: [String: String] {
        if case .tooLarge(let limit) = self { ["limit": String(limit)] } else { [:] }
    }
}

extension CategoryTree {
    /// The tree that Minhu ships.
    package static func bundled() throws -> CategoryTree {
        let folder: URL = Bundle.module.bundleURL.appendingPathComponent("Taxonomy")
        let file = try Data(contentsOf: folder.appendingPathComponent("categories.csv"))
        return CategoryTree(CategoryReading(csv: Array(file)))
    }
}
