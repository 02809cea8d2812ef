import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Synchronization

@testable import Territory

/// A town with one grid of known shape, two agencies, and an empty register.
struct Register: Sendable {
    let territory: TerritoryDesk
    let desk: ComponentDesk
    let clock: SetClock

    static let lamps = Identifier<AgencyMark>(high: 0x0199_0000_0000_7000, low: 1)
    static let parks = Identifier<AgencyMark>(high: 0x0199_0000_0000_7000, low: 2)
    static let closed = Identifier<AgencyMark>(high: 0x0199_0000_0000_7000, low: 3)

    static func with<T: Sendable>(_ engine: Engine, _ body: (Register) async throws -> T) async throws -> T {
        try await withDatabase(engine, migrations) { database in
            let clock = SetClock()
            let territory = TerritoryDesk(database: database, clock: clock.clock)
            _ = try await territory.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor())
            var district = PlaceDraft(code: "320102", level: .district)
            district.boundary = square(118.7, 32.0, 0.2)
            var grid = PlaceDraft(code: "320102002001001", level: .grid)
            grid.boundary = square(118.75, 32.02, 0.05)
            var other = PlaceDraft(code: "320115", level: .district)
            other.boundary = square(118.7, 31.8, 0.2)
            _ = try await territory.establish([district, grid, other], ImportOptions(.csv, coverage: .accepted))
            let desk = ComponentDesk(
                database: database, clock: clock.clock, territory: territory.current, zone: .shanghai,
                agencies: agencies, kinds: try .bundled())
            return try await body(Register(territory: territory, desk: desk, clock: clock))
        }
    }

    private static let agencies = ComponentAgencies {
        [
            .init(id: lamps, code: "L1", name: "Lamp Works", isActive: true),
            .init(id: parks, code: "P1", name: "Parks", isActive: true),
            .init(id: closed, code: "X1", name: "Gone", isActive: false),
        ]
    }

    /// Two lamps, a tree and a bin, the last without an agency.
    static let csv = """
        code,kind,name,longitude,latitude,coordinate_system,agency_code,since
        3201020118000001,streetLamp,Gate lamp,118.78,32.04,wgs84,L1,2020-05-01
        3201020118000002,路灯,,118.7801,32.04,,L1,
        T-17,0402,Old plane,118.79,32.05,wgs84,P1,1999-03-12
        BIN_9,waste bin,,118.71,32.01,wgs84,,

        """
        .replacingOccurrences(of: "waste bin", with: "wasteBin")

    @discardableResult
    func importing(_ csv: String = csv, by officer: Officer = editor()) async throws -> ComponentReport {
        try await desk.importing(Array(csv.utf8), ComponentOptions(.csv), by: officer)
    }
}

/// A clock that is set by hand.
final class SetClock: Sendable {
    private let moment = Held(Instant.testing)

    var clock: WallClock { WallClock { [moment] in moment.value } }
    func move(by span: Span) { moment.value = moment.value + span }
}

private final class Held: Sendable {
    private let mutex: Mutex<Instant>

    init(_ value: Instant) { mutex = Mutex(value) }

    var value: Instant {
        get { mutex.withLock { $0 } }
        set { mutex.withLock { $0 = newValue } }
    }
}

/// The register with its pages, for officers called `editor`, `local` and `viewer`.
func withRegisterSite(_ body: (Register, Site) async throws -> Void) async throws {
    try await Register.with(.sqlite) { register in
        var words = Words()
        let folders: [String] = [SiteResources.folder, TerritoryResources.folder]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        let routes = ComponentRoutes(
            desk: register.desk, territory: register.territory,
            asides: [{ _, _ in Aside("Cases", lines: [.init("2026 1123", note: "open")]) }])
        let site = try Site(
            routes: routes.routes + register.territory.routes, words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(clock: register.clock.clock, authenticate: authenticate, menu: []))
        try await body(register, site)
    }
}
