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
    /// The first day on which it is closed; nil while it is active.
    package internal(set) var closedOn: Day?
    /// Who took over when it was closed.
    package internal(set) var successor: ID?
    package var version: Int

    package init(
        id: ID, code: String, name: String, kind: AgencyKind, parent: ID? = nil, path: TreePath,
        territory: TreePath, isActive: Bool = true, closedOn: Day? = nil, successor: ID? = nil, version: Int = 0
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.path = path
        self.territory = territory
        self.isActive = isActive
        self.closedOn = closedOn
        self.successor = successor
        self.version = version
    }

    /// As it was on a day: not yet closed, if its closing came later.
    func asOf(_ day: Day) -> Agency {
        guard !isActive, let closedOn, day < closedOn else { return self }
        var agency: Agency = self
        agency.isActive = true
        return agency
    }

    package func serves(_ place: TreePath) -> Bool { isActive && territory.contains(place) }
}
