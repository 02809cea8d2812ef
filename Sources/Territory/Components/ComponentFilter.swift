import Kernel

/// Which components a list shows; nil leaves a side open.
package struct ComponentFilter: Sendable, Hashable {
    package var kind: String?
    package var under: TreePath?
    package var agency: Identifier<AgencyMark>?
    package var state: ComponentState?
    /// The beginning of a code.
    package var code: String?

    package init() {}
}

/// Where a list goes on: lists are sorted by place, then by code.
package struct ComponentPosition: Sendable, Hashable {
    package let path: TreePath
    package let code: String

    package init(path: TreePath, code: String) {
        self.path = path
        self.code = code
    }

    package init(_ component: Component) { self.init(path: component.path, code: component.code) }
}
