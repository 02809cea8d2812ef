import Kernel

/// An agency as a case knows it: its id and its place among the organisations.
package struct CaseAgency: Sendable, Hashable, Codable {
    package let id: Identifier<AgencyMark>
    package let path: TreePath

    package init(id: Identifier<AgencyMark>, path: TreePath) {
        self.id = id
        self.path = path
    }

    package init(_ officer: Officer) { self.init(id: officer.agency, path: officer.agencyPath) }
}

/// Where a case is: a node of the territory, and the point if there is one.
package struct CasePlace: Sendable, Hashable, Codable {
    package let node: Identifier<TerritoryMark>
    package let path: TreePath
    package let point: Coordinate?

    package init(node: Identifier<TerritoryMark>, path: TreePath, point: Coordinate? = nil) {
        self.node = node
        self.path = path
        self.point = point
    }
}
