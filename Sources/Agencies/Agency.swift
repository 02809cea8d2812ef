import Kernel

/// 承办单位: an organisation that handles cases, at its place in the tree of organisations.
package struct Agency: Sendable, Hashable {
    package typealias ID = Identifier<AgencyMark>

    package let id: ID
    package let code: String
    package var name: String
    package let kind: AgencyKind
    package let parent: ID?
    /// Its place among the organisations; never moves, so that grants and assignments naming it stay true.
    package let path: TreePath
    /// The territory it serves, with everything under it.
    package var territory: TreePath
    package var isActive: Bool
    package var version: Int

    package init(
        id: ID, code: String, name: String, kind: AgencyKind, parent: ID? = nil, path: TreePath,
        territory: TreePath, isActive: Bool = true, version: Int = 0
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.path = path
        self.territory = territory
        self.isActive = isActive
        self.version = version
    }

    package func serves(_ place: TreePath) -> Bool { isActive && territory.contains(place) }
}
