import Cases
import Kernel
import Territory

/// A place where cases happen: a grid, or a building of an estate.
struct Spot: Sendable, Hashable {
    let node: Identifier<TerritoryMark>
    let path: TreePath
    let point: Coordinate
    let town: String
    let community: String
    let isRural: Bool
    /// The estate and the number of the building, where there are such.
    let estate: String?
    let building: String?

    var place: CasePlace { CasePlace(node: node, path: path, point: point) }

    var setting: StoryTeller.Setting {
        if estate != nil { return .estate }
        return isRural ? .village : .road
    }

    /// The slots that the place decides.
    var slots: [String: String] {
        var slots: [String: String] = ["town": town, "community": community]
        slots["estate"] = estate
        slots["building"] = building
        return slots
    }
}
