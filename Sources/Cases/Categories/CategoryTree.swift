import Kernel

/// All categories in memory, by path, ready to be walked and searched.
package struct CategoryTree: Sendable {
    /// With the retired ones, whose names old cases still need.
    package let all: [Category]
    /// Those a new case may be given.
    package let current: [Category]
    package let revision: Int
    private let byPath: [TreePath: Category]
    private let children: [TreePath: [Category]]
    private let search: CategorySearch

    package init(_ categories: [Category], revision: Int = 0) {
        let sorted: [Category] = categories.sorted { $0.path < $1.path }
        all = sorted
        current = sorted.filter { !$0.isRetired }
        self.revision = revision
        byPath = Dictionary(sorted.map { ($0.path, $0) }) { first, _ in first }
        children = Dictionary(grouping: sorted.filter { $0.parent != nil }) { $0.parent ?? $0.path }
        search = CategorySearch(current, named: byPath)
    }

    package subscript(path: TreePath) -> Category? { byPath[path] }

    package var roots: [Category] { all.filter { $0.path.depth == 1 } }
    package func children(of path: TreePath) -> [Category] { children[path] ?? [] }
    package func isLeaf(_ path: TreePath) -> Bool { children[path] == nil }

    /// The names from the root down: 城乡建设, 安全生产, 事故处理.
    package func names(_ path: TreePath) -> [String] { path.upwards.reversed().compactMap { byPath[$0]?.name } }

    /// The categories that fit the words best, the best first.
    package func find(_ text: String, limit: Int = 10) -> [Category] { search.find(text, limit: limit) }
}

extension CategoryTree {
    /// From rows of names, root first, each row one leaf; codes are given in the order in which names appear.
    package init(rows: [[String]]) { self.init(CategoryReading(rows: rows)) }

    /// A tree of its own; what a file says wrongly is not in it.
    init(_ reading: CategoryReading) { self.init(CategoryDifference(reading, onto: CategoryTree([])).added) }
}
