import Foundation
import Kernel
import Territory

/// Where cases happen, and how often: communities differ, and so do themes in what they ask of town and country.
struct SpotMap: Sendable {
    private struct Member: Sendable {
        let path: TreePath
        let isRural: Bool
        let weight: Double
        let spots: [Spot]
    }

    private let members: [Member]
    private let byLiking: [Theme.Place: Weighted<Int>]
    private let shapes: GridIndex
    private let order: [TreePath: Int]

    /// `spots` by community; `areas` are the grids' boundaries, to scatter points inside.
    init(_ spots: [Spot], communities: [TreePath], areas: [TreePath: Boundary], seed: UInt64) throws {
        var random = SplitMix64(seed: seed, for: "spots")
        let byCommunity: [TreePath: [Spot]] = Dictionary(grouping: spots) { spot in
            spot.path.upwards.first { $0.depth == Self.communityDepth } ?? spot.path
        }
        members = communities.compactMap { path in
            guard let own = byCommunity[path], let first = own.first else { return nil }
            let weight: Double = exp(0.7 * random.bell()) * (first.isRural ? 0.35 : 1)
            return Member(path: path, isRural: first.isRural, weight: weight, spots: own)
        }
        byLiking = Self.weights(members)
        let paths: [TreePath] = areas.keys.sorted()
        order = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
        shapes = try GridIndex(areas: paths.map { areas[$0]?.wkb })
    }

    /// City, district, town, community.
    static let communityDepth = 4

    private static func weights(_ members: [Member]) -> [Theme.Place: Weighted<Int>] {
        var weights: [Theme.Place: Weighted<Int>] = [:]
        for liking in [Theme.Place.any, .urban, .rural] {
            weights[liking] = Weighted(Array(members.indices)) { index in
                members[index].weight * liking.factor(isRural: members[index].isRural)
            }
        }
        return weights
    }

    /// A spot for a case of a theme that likes `liking`; nil only for a city without places.
    func draw(_ liking: Theme.Place, _ random: inout SplitMix64) -> Spot? {
        guard let index = (byLiking[liking] ?? byLiking[.any])?.draw(&random) else { return nil }
        return spot(of: members[index], &random)
    }

    /// All communities under a node, for incidents.
    func under(_ path: TreePath) -> Weighted<Int>? {
        Weighted(members.indices.filter { path.contains(members[$0].path) }) { members[$0].weight }
    }

    func draw(from choice: Weighted<Int>, _ random: inout SplitMix64) -> Spot? {
        spot(of: members[choice.draw(&random)], &random)
    }

    /// The buildings of an estate.
    func estate(_ name: String, under path: TreePath) -> [Spot] {
        members.filter { path.contains($0.path) || $0.path.contains(path) }
            .flatMap(\.spots).filter { $0.estate == name }
    }

    private func spot(of member: Member, _ random: inout SplitMix64) -> Spot? {
        let buildings: [Spot] = member.spots.filter { $0.estate != nil }
        if !buildings.isEmpty, random.chance(0.4) { return random.pick(buildings) }
        return random.pick(member.spots.filter { $0.estate == nil }).map { scattered($0, &random) }
    }

    /// Somewhere in the grid, mostly not far from its middle.
    private func scattered(_ spot: Spot, _ random: inout SplitMix64) -> Spot {
        let reach: Double = spot.isRural ? 600 : 160
        for _ in 0..<6 {
            let point: Coordinate = spot.point.moved(
                eastMetres: reach * random.bell(), northMetres: reach * random.bell()
            ).toDecimetre
            if let own = order[spot.path], shapes.hits(point).contains(own) {
                return Spot(
                    node: spot.node, path: spot.path, point: point, town: spot.town, community: spot.community,
                    isRural: spot.isRural, estate: nil, building: nil)
            }
        }
        return spot
    }
}

extension Theme.Place {
    func factor(isRural: Bool) -> Double {
        switch self {
        case .any: 1
        case .urban: isRural ? 0.06 : 1
        case .rural: isRural ? 1 : 0.02
        }
    }
}
