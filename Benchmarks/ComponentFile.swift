import Foundation
import Kernel
import Storage
import Territory

/// A file of components at the middles of grids.
enum ComponentFile {
    static func rows(_ count: Int, at spots: [Coordinate]) -> [UInt8] {
        var text = "code,kind,name,longitude,latitude,coordinate_system,since\n"
        for number in 1...count {
            let spot: Coordinate = spots[number &* 7_919 % spots.count].expressed(in: .gcj02)
            text += "L-\(number),streetLamp,Lamp \(number),\(spot.longitude),\(spot.latitude),gcj02,2020-01-01\n"
        }
        return Array(text.utf8)
    }
}

/// An empty register of components that knows the places of a city.
struct ComponentRegister {
    private let city: Database
    private let own: Database
    private let desk: ComponentDesk

    init(in folder: URL, beside data: URL) async throws {
        city = try await .open(.file(data.appendingPathComponent("city.sqlite").path))
        own = try await .open(.file(folder.appendingPathComponent("register.sqlite").path))
        try await own.migrate(StorageSchema.migrations + TerritorySchema.migrations, at: WallClock.system.now)
        let atlas = CurrentAtlas(database: city, clock: .system)
        _ = try await atlas.atlas()
        desk = ComponentDesk(
            database: own, clock: .system, territory: atlas, zone: .shanghai, agencies: ComponentAgencies { [] },
            kinds: try .bundled())
    }

    /// How many were added.
    func importing(_ file: [UInt8]) async throws -> Int {
        let node = TreePath(key: "")
        let officer = Officer(
            id: .make(at: WallClock.system.now), name: "", agency: .make(at: WallClock.system.now), agencyPath: node,
            grants: [Grant(role: "bench", permissions: [.editTerritory], node: node)])
        return try await desk.importing(file, ComponentOptions(.csv), by: officer).added
    }

    func close() async throws {
        try await own.close()
        try await city.close()
    }
}
