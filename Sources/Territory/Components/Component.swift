import Kernel

/// What the id of a component is an id of.
package enum ComponentMark: Sendable {}

/// 部件: a public thing with a place and a responsible agency: a lamp, a manhole cover, a bin, a tree.
package struct Component: Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<ComponentMark>

    package let id: ID
    /// By the national standard, or the city's own; never changes.
    package let code: String
    /// The word of its kind.
    package internal(set) var kind: String
    package internal(set) var name: String
    package internal(set) var point: Coordinate
    /// The system its point was given in.
    package internal(set) var source: CoordinateSystem
    /// The grid it stands in, or the place above where there is none.
    package internal(set) var path: TreePath
    package internal(set) var agency: Identifier<AgencyMark>?
    package internal(set) var state: ComponentState
    package internal(set) var since: Day?
    /// The day it was taken away.
    package internal(set) var until: Day?
    /// Invented for a demonstration; said wherever it is shown.
    package internal(set) var isMadeUp: Bool
    /// The import that brought it.
    package let batch: ComponentBatch.ID
    package internal(set) var version: Int

    package var subject: Subject { Subject(node: path) }
}

package enum ComponentState: String, Sendable, Codable, CaseIterable {
    case inUse, missing, damaged, removed
}

/// One import of components.
package struct ComponentBatch: Sendable, Hashable {
    package typealias ID = Identifier<ComponentBatch>

    package let id: ID
    package let at: Instant
    package let author: Author
    let added: Int
    let changed: Int
    let unchanged: Int
}
