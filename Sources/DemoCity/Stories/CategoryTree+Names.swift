import Cases
import Kernel

extension CategoryTree {
    /// Every category by its names from the top, joined by `/`.
    var byNames: [String: TreePath] {
        Dictionary(all.map { (names($0.path).joined(separator: "/"), $0.path) }) { first, _ in first }
    }
}
