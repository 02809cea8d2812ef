import Kernel

/// What cases are about: a node of the city's tree of categories. Its code is its path, two digits a level.
package struct Category: Sendable, Hashable {
    package let path: TreePath
    package let name: String
    /// What people say when they mean it: 停水 for 自来水供应.
    package let sayings: [String]
    /// Old cases keep it; new ones are not given it.
    package let isRetired: Bool

    package init(path: TreePath, name: String, sayings: [String] = [], isRetired: Bool = false) {
        self.path = path
        self.name = name
        self.sayings = sayings
        self.isRetired = isRetired
    }

    package var parent: TreePath? {
        let above: [TreePath] = path.upwards
        return above.count > 1 ? above[1] : nil
    }

    var retiring: Category { Category(path: path, name: name, sayings: sayings, isRetired: true) }
}
