import Cases
import Kernel

extension CategoryTree {
    /// Every category by its names from the top, joined by `/`.
    var byNames: [String: TreePath] {
        Dictionary(all.map { (names($0.path).joined(separator: "/"), $0.path) }) { first, _ in first }
    }

    /// The same tree with what people say for its categories.
    func saying(_ sayings: [String: [String]]) -> CategoryTree {
        CategoryTree(
            all.map {
                Category(path: $0.path, name: $0.name, sayings: sayings[names($0.path).joined(separator: "/")] ?? [])
            })
    }
}
