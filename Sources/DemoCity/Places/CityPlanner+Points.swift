import Kernel
import Territory

extension CityPlanner {
    /// How far from its town's middle an invented community may lie, in degrees.
    private static let urbanReach: Double = 0.012
    private static let ruralReach: Double = 0.04

    /// A point for every community, known or invented near its town, by town.
    func points(
        of communities: [[Division]], in towns: [Division], within area: Boundary, _ random: inout SplitMix64
    ) throws -> [[Coordinate]] {
        var sites = try Sites(in: area)
        let known: [[Coordinate?]] = communities.map { members in
            members.map { member in
                guard let point = member.point, sites.take(point) else { return nil }
                return point
            }
        }
        return zip(towns, zip(communities, known)).map { town, members in
            let anchor: Coordinate =
                .mean(members.1.compactMap { $0 }) ?? town.point
                ?? sites.invent(near: nil, within: 0, &random)
            return zip(members.0, members.1).map { member, point in
                point
                    ?? sites.invent(near: anchor, within: member.isRural ? Self.ruralReach : Self.urbanReach, &random)
            }
        }
    }
}

extension Division {
    /// The code cut to the width of its level, as it is stored.
    func stored(at level: PlaceLevel) -> String { String(code.prefix(level.codeWidth ?? code.count)) }
}
