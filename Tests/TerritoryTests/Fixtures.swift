import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

/// A square of degrees with its south-west corner at `x`, `y`.
func square(_ x: Double, _ y: Double, _ size: Double = 1) -> Boundary {
    let corners: [(Double, Double)] = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return boundary(corners)
}

func boundary(_ corners: [(Double, Double)]) -> Boundary {
    guard let made = Boundary(ring: corners.map { Coordinate(longitude: $0.0, latitude: $0.1) }) else {
        Issue.record("no ring")
        return square(0, 0)
    }
    return made
}

func point(_ x: Double, _ y: Double) -> Coordinate { Coordinate(longitude: x, latitude: y) }

func reading(_ csv: String, _ system: CoordinateSystem = .wgs84) -> ImportReading {
    ImportReading(csv: Array(csv.utf8), system: system)
}

/// The places that a CSV text sets up in an empty territory.
func places(_ csv: String) -> [Place] {
    let read: ImportReading = reading(csv)
    let plan = ImportPlan(read.drafts, onto: [], at: .testing)
    #expect(read.faults + plan.faults == [])
    return plan.added
}

func atlas(_ csv: String, _ shapes: [String: Boundary] = [:]) throws -> TerritoryAtlas {
    let places: [Place] = places(csv)
    let areas: [(Place.ID, [UInt8])] = places.compactMap { place in shapes[place.code].map { (place.id, $0.wkb) } }
    return try TerritoryAtlas(places, shapes: Dictionary(uniqueKeysWithValues: areas))
}

/// Two districts of a city with towns, communities, grids, an estate and its buildings.
let cityCSV = """
    code,parent,name,level,urban_rural_code,longitude,latitude,made_up,aliases
    320100000000,320000000000,南京市,city,,118.79,32.06,,
    320102000000,320100000000,玄武区,district,,118.80,32.05,,
    320102002000,320102000000,梅园新村街道,town,,,,,
    320102002001,320102002000,大悲巷社区居委会,community,111,,,,总统府片区|长江路
    320102002002,320102002000,新华社区居委会,community,111,,,,
    320102002001001,320102002001,第一网格,grid,,,,1,
    E01,320102002001,长发公寓小区,estate,,,,1,
    E01-3,E01,3栋,building,,,,1,
    E01-3-2,E01-3,2单元,unit,,,,1,
    320102007000,320102000000,玄武门街道,town,,,,,
    320115000000,320100000000,江宁区,district,,118.84,31.95,,
    320115001000,320115000000,东山街道,town,,,,,
    320115001201,320115001000,七联村委会,community,220,,,,
    320115001003,320115001000,新华社区居委会,community,111,,,,
    320115002000,320115000000,江宁街道,town,,,,,

    """

func editor(of node: String = "3201/") -> Officer {
    Officer(
        id: .make(at: .testing), name: "", agency: .make(at: .testing), agencyPath: TreePath(key: "C00/"),
        grants: [Grant(role: "editor", permissions: [.viewTerritory, .editTerritory], node: TreePath(key: node))])
}

let migrations: [Migration] = StorageSchema.migrations + TerritorySchema.migrations

func withDesk<T: Sendable>(_ engine: Engine, _ body: (TerritoryDesk) async throws -> T) async throws -> T {
    try await withDatabase(engine, migrations) { database in
        try await body(TerritoryDesk(database: database, clock: .fixed(at: .testing)))
    }
}

/// The shared data, or nil where the project stands alone.
func shared(_ path: String) -> [UInt8]? {
    let root: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let file: URL = root.appendingPathComponent("../shared/data/\(path)").standardized
    return (try? Data(contentsOf: file)).map(Array.init)
}
