import Kernel
import Territory

/// A made-up estate, or hamlet, whose buildings and units are places of their own.
struct EstatePlan: Sendable, Equatable {
    let community: String
    let name: String
    let buildings: Int
    let units: Int

    static func all(in folder: DemoFolder) throws -> [EstatePlan] {
        let file = "estates.csv"
        return try folder.rows(file).map { row in
            guard let community = row["community"], let name = row["name"],
                let buildings = row["buildings"].flatMap({ Int($0) }), let units = row["units"].flatMap({ Int($0) })
            else { throw DemoFault.unreadable(file: file, detail: "\(row)") }
            return EstatePlan(community: community, name: name, buildings: buildings, units: units)
        }
    }

    /// The estate, its buildings in rows of four some 50 m apart, and their units.
    func places(
        number: Int, in grid: PlannedPlace, _ names: PlaceNames, _ random: inout SplitMix64
    ) throws -> [PlannedPlace] {
        guard let area = grid.boundary, let middle = grid.centre else { return [] }
        var sites = try Sites(in: area)
        let centre: Coordinate = sites.invent(near: middle, within: 0.0008, &random)
        let code: String = grid.code + "E" + padded(number, 2)
        let estate = PlannedPlace(
            code: code, parent: grid.code, name: name, level: .estate, centre: centre, isMadeUp: true)
        return [estate]
            + (0..<buildings).flatMap { index in
                let spot: Coordinate = centre.moved(
                    eastMetres: Double(index % 4) * 45 - 67, northMetres: Double(index / 4) * -55 + 40)
                let place = PlannedPlace(
                    code: code + "B" + padded(index + 1, 2), parent: code, name: names.building(index + 1),
                    level: .building, centre: sites.contains(spot) ? spot : centre, isMadeUp: true)
                return [place] + parts(of: place, names)
            }
    }

    private func parts(of building: PlannedPlace, _ names: PlaceNames) -> [PlannedPlace] {
        (0..<units).map { index in
            PlannedPlace(
                code: "\(building.code)U\(index + 1)", parent: building.code, name: names.unit(index + 1), level: .unit,
                centre: building.centre, isMadeUp: true)
        }
    }
}
