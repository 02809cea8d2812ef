import Kernel

/// What an import would do to the tree, judged as a whole before anything is stored. The file is the whole tree: a category
/// that is not in it is retired, which old cases keep and new ones are not given. A code in the file says which category
/// a row means, so that it can be renamed; without a code its names do.
package struct CategoryDifference: Sendable, Equatable {
    package private(set) var added: [Category] = []
    package private(set) var renamed: [Renaming] = []
    /// What people say for these has changed.
    package private(set) var resaid: [Category] = []
    package private(set) var retired: [Category] = []
    /// Retired once, and in the file again.
    package private(set) var returned: [Category] = []
    /// When there is one, nothing is stored.
    package private(set) var faults: [CategoryFault]

    package struct Renaming: Sendable, Equatable {
        package let from: Category
        package let to: Category
    }

    package init(_ reading: CategoryReading, onto tree: CategoryTree) {
        faults = reading.faults
        var placing = CategoryPlacing(tree)
        let wanted: [Category] = placing.place(reading.lines)
        faults += placing.faults
        faults.sort { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
        guard faults.isEmpty else { return }
        for new in wanted { compare(new, with: tree[new.path]) }
        let kept = Set(wanted.map(\.path))
        retired = tree.all.filter { !$0.isRetired && !kept.contains($0.path) }.map(\.retiring)
    }

    private mutating func compare(_ new: Category, with old: Category?) {
        guard let old else { return added.append(new) }
        if old.isRetired { returned.append(new) }
        if old.name != new.name { renamed.append(Renaming(from: old, to: new)) }
        if old.sayings != new.sayings { resaid.append(new) }
    }

    package var isEmpty: Bool { changed.isEmpty }

    /// Every category that is to be stored, once.
    package var changed: [Category] {
        let all: [Category] = added + renamed.map(\.to) + resaid + returned + retired
        return Dictionary(all.map { ($0.path, $0) }) { first, _ in first }.values.sorted { $0.path < $1.path }
    }
}

/// Gives each row of a file its place in the tree, the upper levels first.
private struct CategoryPlacing {
    private let tree: CategoryTree
    private var paths: [[String]: TreePath] = [:]
    private var lineOf: [TreePath: Int] = [:]
    private var counts: [TreePath?: Int] = [:]
    private(set) var faults: [CategoryFault] = []

    init(_ tree: CategoryTree) { self.tree = tree }

    /// A row, or a category that rows below it name.
    private struct Node {
        let names: [String]
        let line: Int
        let code: String
        /// Nil keeps what is there.
        let sayings: [String]?
    }

    mutating func place(_ lines: [CategoryReading.Line]) -> [Category] {
        let nodes: [Node] = nodes(lines)
        let deepest: Int = nodes.map(\.names.count).max() ?? 0
        var placed: [Category] = []
        for depth in stride(from: 1, through: deepest, by: 1) {
            let level: [Node] = nodes.filter { $0.names.count == depth }
            // Codes first: a name that a renamed category has left is free for a new one.
            for node in level where !node.code.isEmpty { placed += place(node, at: coded(node)) }
            for node in level where node.code.isEmpty { placed += place(node, at: named(node)) }
        }
        return placed
    }

    /// In the order in which the file speaks of them; what is only named on the way is a node of its own.
    private mutating func nodes(_ lines: [CategoryReading.Line]) -> [Node] {
        var rows: [[String]: CategoryReading.Line] = [:]
        for line in lines {
            guard let first = rows[line.names] else {
                rows[line.names] = line
                continue
            }
            faults.append(CategoryFault(.twice, line: line.number, ["first": String(first.number)]))
        }
        var known = Set<[String]>()
        var nodes: [Node] = []
        for line in lines {
            for depth in 1...line.names.count {
                let names: [String] = Array(line.names.prefix(depth))
                guard known.insert(names).inserted else { continue }
                let row: CategoryReading.Line? = rows[names]
                nodes.append(
                    Node(
                        names: names, line: row?.number ?? line.number, code: row?.code ?? "", sayings: row?.sayings))
            }
        }
        return nodes
    }

    private mutating func place(_ node: Node, at path: TreePath?) -> [Category] {
        guard let path else { return [] }
        if let other = lineOf[path] {
            faults.append(CategoryFault(.codeTwice, line: node.line, ["first": String(other)]))
            return []
        }
        lineOf[path] = node.line
        paths[node.names] = path
        let sayings: [String] = node.sayings ?? tree[path]?.sayings ?? []
        return [Category(path: path, name: node.names[node.names.count - 1], sayings: sayings)]
    }

    private mutating func coded(_ node: Node) -> TreePath? {
        let key: String = node.code.hasSuffix("/") ? node.code : node.code + "/"
        let path = TreePath(key: key)
        guard let known = tree[path] else {
            faults.append(CategoryFault(.unknownCode, line: node.line, ["code": node.code]))
            return nil
        }
        guard path.depth == node.names.count, known.parent == paths[node.names.dropLast()] else {
            faults.append(CategoryFault(.otherPlace, line: node.line, ["code": node.code]))
            return nil
        }
        return path
    }

    /// The category of that name under its parent, else the next free place there; nil where the parent has none.
    private mutating func named(_ node: Node) -> TreePath? {
        let parent: TreePath? = paths[node.names.dropLast()]
        if node.names.count > 1, parent == nil { return nil }
        let siblings: [Category] = parent.map(tree.children) ?? tree.roots
        if let same = siblings.first(where: { $0.name == node.names.last && lineOf[$0.path] == nil }) {
            return same.path
        }
        let place: Int = (counts[parent] ?? siblings.map(\.place).max() ?? 0) + 1
        guard place < 100 else {
            faults.append(CategoryFault(.tooManyChildren, line: node.line, ["limit": "99"]))
            return nil
        }
        counts[parent] = place
        return parent?.child(padded(place, 2)) ?? TreePath(root: padded(place, 2))
    }
}

extension [String] {
    fileprivate func dropLast() -> [String] { Array(prefix(count - 1)) }
}

extension Category {
    /// Its number among its siblings.
    fileprivate var place: Int { path.key.split(separator: "/").last.flatMap { Int($0) } ?? 0 }
}
