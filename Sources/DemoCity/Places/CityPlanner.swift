import Kernel
import Territory

/// Draws up the tree of the demonstration city: published divisions, and made-up areas that tile the districts.
package struct CityPlanner: Sendable {
    private let divisions: [Division]
    private let boundaries: PublishedBoundaries
    private let names: PlaceNames
    private let estates: [EstatePlan]
    private let seed: UInt64

    package init(_ folder: DemoFolder, seed: UInt64) throws {
        names = try .load(from: folder)
        divisions = try Division.all(in: folder, naming: names)
        boundaries = try .load(from: folder)
        estates = try EstatePlan.all(in: folder)
        self.seed = seed
    }

    /// Districts of the list, for whoever shows how far the plan has come.
    static let districtCount = 11

    /// All places, parents before their parts. `onlyDistricts` limits it for tests.
    package func plan(
        onlyDistricts: Set<String>? = nil, progress: (String) -> Void = { _ in }
    ) throws -> [PlannedPlace] {
        let children: [String: [Division]] = Dictionary(grouping: divisions, by: \.parent)
        guard let city = divisions.first(where: { $0.level == .city }) else { return [] }
        var places: [PlannedPlace] = try [published(city, .city)]
        for district in children[city.code] ?? [] {
            if let onlyDistricts, !onlyDistricts.contains(String(district.code.prefix(6))) { continue }
            progress(district.name)
            let top: PlannedPlace = try published(district, .district)
            let towns: [Division] = children[district.code] ?? []
            places.append(top)
            places += try parts(of: top, towns, towns.map { children[$0.code] ?? [] })
        }
        return places
    }

    private func published(_ division: Division, _ level: PlaceLevel) throws -> PlannedPlace {
        let code: String = division.stored(at: level)
        let boundary: Boundary? = boundaries[division.code.prefix(6).description]
        guard let boundary else { throw DemoFault.unknown(word: code, file: "boundaries") }
        return PlannedPlace(
            code: code, parent: level == .city ? nil : division.parent.prefix(4).description, name: division.name,
            level: level, centre: division.point, boundary: boundary)
    }

    /// Communities are cut out of the district, so that each known point lies in its own area; a town is their sum.
    private func parts(
        of district: PlannedPlace, _ towns: [Division], _ communities: [[Division]]
    ) throws -> [PlannedPlace] {
        guard let area = district.boundary else { return [] }
        var random = SplitMix64(seed: seed, for: district.code)
        let points: [[Coordinate]] = try points(of: communities, in: towns, within: area, &random)
        let cells: [Boundary] = try Self.tiles(points.flatMap { $0 }, within: area)
        var places: [PlannedPlace] = []
        var used: Int = 0
        for (index, town) in towns.enumerated() where !communities[index].isEmpty {
            let own: [Boundary] = Array(cells[used..<(used + communities[index].count)])
            used += own.count
            places.append(try made(town, under: district, own, points[index]))
            for (member, community) in communities[index].enumerated() {
                places += try made(community, own[member], points[index][member], &random)
            }
        }
        return places
    }

    private func made(
        _ town: Division, under district: PlannedPlace, _ cells: [Boundary], _ points: [Coordinate]
    ) throws -> PlannedPlace {
        PlannedPlace(
            code: town.stored(at: .town), parent: district.code, name: town.name, level: .town,
            centre: town.point ?? .mean(points), boundary: try .union(cells))
    }

    private func made(
        _ community: Division, _ cell: Boundary, _ point: Coordinate, _ random: inout SplitMix64
    ) throws -> [PlannedPlace] {
        let place = PlannedPlace(
            code: community.code, parent: community.parent.prefix(9).description, name: community.name,
            level: .community, urbanRural: Int(community.urbanRural).flatMap(UrbanRural.init(rawValue:)), centre: point,
            boundary: cell)
        let grids: [PlannedPlace] = try grids(of: place, cell, &random)
        let own: [EstatePlan] = estates.filter { $0.community == place.code }
        let inside: [PlannedPlace] = try own.enumerated().flatMap { index, estate in
            try estate.places(number: index + 1, in: grids[index % grids.count], names, &random)
        }
        return [place] + grids + inside
    }

    /// 2 to 5 grids, numbered west to east, then north to south.
    private func grids(
        of community: PlannedPlace, _ cell: Boundary, _ random: inout SplitMix64
    ) throws -> [PlannedPlace] {
        var sites = try Sites(in: cell)
        let points: [Coordinate] = (0..<random.whole(2...5)).map { _ in sites.invent(near: nil, within: 0, &random) }
            .sorted { ($0.longitude, -$0.latitude) < ($1.longitude, -$1.latitude) }
        return zip(points, try Self.tiles(points, within: cell)).enumerated().map { index, pair in
            PlannedPlace(
                code: community.code + padded(index + 1, 3), parent: community.code, name: names.grid(index + 1),
                level: .grid, centre: pair.0, boundary: pair.1, isMadeUp: true)
        }
    }

    private static func tiles(_ points: [Coordinate], within area: Boundary) throws -> [Boundary] {
        try Boundary.voronoi(points: points, within: area).map { cell in
            guard let cell else { throw DemoFault.unknown(word: "cell", file: "voronoi") }
            return cell
        }
    }
}
