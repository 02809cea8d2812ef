import Kernel
import Territory

/// A node of the demonstration city before it is stored.
package struct PlannedPlace: Sendable, Hashable {
    package let code: String
    package let parent: String?
    package let name: String
    package let level: PlaceLevel
    package let urbanRural: UrbanRural?
    /// WGS-84, like all of the plan.
    package let centre: Coordinate?
    package let boundary: Boundary?
    /// The place itself is invented; the published divisions are real.
    package let isMadeUp: Bool

    /// Only the city and its districts have published boundaries.
    package var isBoundaryMadeUp: Bool { boundary != nil && level > .district }

    init(
        code: String, parent: String?, name: String, level: PlaceLevel, urbanRural: UrbanRural? = nil,
        centre: Coordinate? = nil, boundary: Boundary? = nil, isMadeUp: Bool = false
    ) {
        self.code = code
        self.parent = parent
        self.name = name
        self.level = level
        self.urbanRural = urbanRural
        self.centre = centre
        self.boundary = boundary
        self.isMadeUp = isMadeUp
    }
}

extension PlannedPlace {
    /// As the territory takes it in; `line` is its place in the plan, for faults.
    func draft(line: Int) -> PlaceDraft {
        var draft = PlaceDraft(line: line, code: code, level: level, name: name, parent: parent)
        draft.urbanRural = urbanRural
        draft.isMadeUp = isMadeUp
        draft.centre = centre
        draft.boundary = boundary
        draft.isBoundaryMadeUp = isBoundaryMadeUp
        draft.source = .wgs84
        return draft
    }
}
