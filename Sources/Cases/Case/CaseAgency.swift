import Kernel

/// An agency as a case knows it: its id and its place among the organisations.
package struct CaseAgency: Sendable, Hashable {
    package let id: Identifier<AgencyMark>
    package let path: TreePath

    package init(id: Identifier<AgencyMark>, path: TreePath) {
        self.id = id
        self.path = path
    }

    package init(_ officer: Officer) { self.init(id: officer.agency, path: officer.agencyPath) }
}

/// Where a case is: a node of the territory, and the point if there is one.
package struct CasePlace: Sendable, Hashable {
    package let node: Identifier<TerritoryMark>
    package let path: TreePath
    package let point: Coordinate?

    package init(node: Identifier<TerritoryMark>, path: TreePath, point: Coordinate? = nil) {
        self.node = node
        self.path = path
        self.point = point?.rounded
    }
}

// The log keeps them as short lists.

extension CaseAgency: Codable {
    package init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        self.init(id: try list.decode(Identifier.self), path: try list.decode(TreePath.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(id.hexadecimal)
        try list.encode(path)
    }
}

extension CasePlace: Codable {
    package init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        node = try list.decode(Identifier.self)
        path = try list.decode(TreePath.self)
        point =
            list.isAtEnd
            ? nil : Coordinate(longitude: try list.decode(Double.self), latitude: try list.decode(Double.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(node.hexadecimal)
        try list.encode(path)
        guard let point else { return }
        try list.encode(point.longitude)
        try list.encode(point.latitude)
    }
}

extension Identifier {
    /// Without hyphens.
    fileprivate var hexadecimal: String { description.filter { $0 != "-" } }
}

extension Coordinate {
    /// To the sixth decimal, a tenth of a metre: no map and no telephone knows better.
    var rounded: Coordinate {
        Coordinate(
            longitude: (longitude * 1_000_000).rounded() / 1_000_000,
            latitude: (latitude * 1_000_000).rounded() / 1_000_000)
    }
}
