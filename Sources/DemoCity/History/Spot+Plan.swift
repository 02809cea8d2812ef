import Kernel
import Territory

/// What a place of the plan became when it was stored.
struct PlaceKey: Sendable, Hashable {
    let id: Identifier<TerritoryMark>
    let path: TreePath
}

extension Spot {
    /// All grids and buildings of a plan where people live; `keys` by code.
    static func all(in plan: [PlannedPlace], keys: [String: PlaceKey], _ names: PlaceNames) -> [Spot] {
        let byCode: [String: PlannedPlace] = Dictionary(plan.map { ($0.code, $0) }) { first, _ in first }
        return plan.compactMap { place in
            guard place.level == .grid || place.level == .building, let key = keys[place.code], let point = place.centre
            else { return nil }
            let above: [PlannedPlace] = ancestors(of: place, byCode)
            let isBuilding: Bool = place.level == .building
            let community: String = above.first { $0.level == .community }?.name ?? ""
            guard !names.uninhabited.contains(where: community.hasSuffix) else { return nil }
            return Spot(
                node: key.id, path: key.path, point: point, town: above.first { $0.level == .town }?.name ?? "",
                community: community,
                isRural: above.first { $0.level == .community }?.urbanRural?.isUrban == false,
                estate: isBuilding ? above.first { $0.level == .estate }?.name : nil,
                building: isBuilding ? Int(place.code.suffix(2)).map(String.init) : nil)
        }
    }

    private static func ancestors(of place: PlannedPlace, _ byCode: [String: PlannedPlace]) -> [PlannedPlace] {
        var out: [PlannedPlace] = []
        var next: PlannedPlace? = place.parent.flatMap { byCode[$0] }
        while let parent = next {
            out.append(parent)
            next = parent.parent.flatMap { byCode[$0] }
        }
        return out
    }
}

extension SpotMap {
    init(_ plan: [PlannedPlace], keys: [String: PlaceKey], _ names: PlaceNames, seed: UInt64) throws {
        var areas: [TreePath: Boundary] = [:]
        for place in plan where place.level == .grid {
            if let key = keys[place.code], let boundary = place.boundary { areas[key.path] = boundary }
        }
        try self.init(
            Spot.all(in: plan, keys: keys, names),
            communities: plan.filter { $0.level == .community }.compactMap { keys[$0.code]?.path }, areas: areas,
            seed: seed)
    }
}
