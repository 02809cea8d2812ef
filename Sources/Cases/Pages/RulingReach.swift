import Kernel
import Territory

/// How far a ruling is to hold as a row of the responsibility table.
enum RulingReach: String, CaseIterable, Sendable {
    case town, district, city

    /// Nil is the whole city.
    func territory(_ place: TreePath?, _ atlas: TerritoryAtlas) -> TreePath? {
        guard let place = place.flatMap({ atlas[path: $0] }) else { return nil }
        switch self {
        case .town: return atlas.ancestor(of: place, at: .town)?.path ?? place.path
        case .district: return atlas.ancestor(of: place, at: .district)?.path
        case .city: return nil
        }
    }
}
