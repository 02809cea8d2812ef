import Kernel

/// 治理单元: a node of the tree from province to the unit of a building.
package struct Place: Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<TerritoryMark>

    package let id: ID
    package let code: String
    package internal(set) var name: String
    package let level: PlaceLevel
    package let parent: ID?
    package let path: TreePath
    package internal(set) var urbanRural: UrbanRural?
    /// Invented for a demonstration; said wherever it is shown.
    package internal(set) var isMadeUp: Bool
    package internal(set) var boundary: BoundaryState
    package internal(set) var centre: Coordinate?
    /// The system its centre and boundary were given in.
    package internal(set) var source: CoordinateSystem
    package internal(set) var aliases: [String]
    package internal(set) var version: Int
}

/// Whether a place has a boundary, and whether it is a real one.
package enum BoundaryState: String, Sendable, Codable, CaseIterable {
    case none, published, madeUp
}

extension Place {
    package var subject: Subject { Subject(node: path) }
}
