import Cases

/// Leaves of the category list as their names from the top, joined by `/`.
enum CategoryName {
    static func all() throws -> [String] {
        let tree: CategoryTree = try .bundled()
        return tree.all.filter { tree.isLeaf($0.path) }.map { tree.names($0.path).joined(separator: "/") }
    }

    /// The last name that says something; `other` names what is left over in a branch.
    static func spoken(_ path: String, without other: String) -> String {
        path.split(separator: "/").last { $0 != other }.map(String.init) ?? path
    }
}
