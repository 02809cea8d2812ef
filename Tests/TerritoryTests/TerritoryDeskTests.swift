import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

@Suite("Acts on the territory") struct TerritoryDeskTests {
    @Test("A file is stored as a whole and found again", arguments: Engine.available)
    func importing(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            let report = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor())
            #expect(report.isStored && report.added == 15)
            #expect(try await desk.find(code: "320102002000").name == "梅园新村街道")
            let town: [Place] = try await desk.list(PlaceFilter(under: TreePath(key: "3201/02/002/")), limit: 3)
            #expect(town.map(\.code) == ["320102002", "320102002001", "320102002001001"])
            let next: [Place] = try await desk.list(
                PlaceFilter(under: TreePath(key: "3201/02/002/"), level: .community), after: town[1].path)
            #expect(next.map(\.code) == ["320102002002"])
            #expect(try await desk.current.atlas().locate(address: "总统府片区").first?.place.code == "320102002001")
        }
    }

    @Test("A file with one fault changes nothing", arguments: Engine.available)
    func nothingHalf(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            let bad: String = cityCSV + "320102002009,320102002000,,community,,,,,\n"
            let report = try await desk.importing(Array(bad.utf8), ImportOptions(.csv), by: editor())
            #expect(report.faults.map(\.kind) == [.missingName] && report.added == 0)
            #expect(try await desk.list().isEmpty)
        }
    }

    @Test("The same request again answers alike and does nothing twice", arguments: Engine.available)
    func idempotent(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            let key = IdempotencyKey("k", scope: "s", request: cityCSV.utf8)
            let first = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor(), key: key)
            let second = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor(), key: key)
            #expect(first == second)
        }
    }

    @Test("A new boundary ends the earlier one, which stays readable", arguments: Engine.available)
    func history(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            var city = PlaceDraft(code: "3201", level: .city, name: "N")
            city.boundary = square(118, 31)
            #expect(try await desk.establish([city], ImportOptions(.csv)).boundaries == 1)
            city.boundary = square(118, 31, 2)
            city.isBoundaryMadeUp = true
            let report = try await desk.establish([city], ImportOptions(.csv))
            #expect(report.changed == 1 && report.boundaries == 1)
            let place: Place = try await desk.find(code: "3201")
            #expect(place.boundary == .madeUp)
            let versions: [BoundaryVersion] = try await desk.boundaries(of: place.id)
            #expect(versions.map(\.number) == [2, 1])
            #expect(versions.map(\.isMadeUp) == [true, false])
            #expect(versions.map(\.to) == [nil, .testing])
            #expect(try await desk.boundary(of: place.id) == square(118, 31, 2))
            #expect(try await desk.boundary(of: place.id, number: 1) == square(118, 31))
        }
    }

    @Test("A later boundary is judged beside its stored parent and neighbours", arguments: Engine.available)
    func neighbours(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            var drafts: [PlaceDraft] = ["3201", "320102", "320104"].map {
                PlaceDraft(code: $0, level: $0.count == 4 ? .city : .district, name: "N")
            }
            drafts[0].boundary = boundary([(118, 31), (120, 31), (120, 32), (118, 32), (118, 31)])
            drafts[1].boundary = square(118, 31)
            drafts[2].boundary = square(119, 31)
            #expect(try await desk.establish(drafts, ImportOptions(.csv)).isStored)
            var shifted = PlaceDraft(line: 7, code: "320104", level: .district)
            shifted.boundary = square(118.9, 31)
            let report = try await desk.establish([shifted], ImportOptions(.csv))
            #expect(report.faults.map(\.kind) == [.gap, .overlap] || report.faults.map(\.kind) == [.overlap, .gap])
            #expect(report.faults.allSatisfy { $0.line == 7 && $0.at != nil })
            let accepted = try await desk.establish([shifted], ImportOptions(.csv, coverage: .accepted))
            #expect(accepted.isStored && accepted.warnings.count == 2)
        }
    }

    @Test("Who may edit one district cannot import another", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            _ = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor())
            let local: Officer = editor(of: "3201/02/")
            let own = "code,name\n320102002,梅园街道\n"
            #expect(try await desk.importing(Array(own.utf8), ImportOptions(.csv), by: local).changed == 1)
            let foreign = "code,name\n320115001,东山镇\n"
            await #expect(throws: NotAllowed.self) {
                try await desk.importing(Array(foreign.utf8), ImportOptions(.csv), by: local)
            }
        }
    }

    @Test("A place is changed once per version seen, and the log tells it", arguments: Engine.available)
    func change(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            _ = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor())
            let town: Place = try await desk.find(code: "320102002")
            let changed: Place = try await desk.change(
                town.id, to: PlaceChange(name: " 梅园街道 ", aliases: ["梅园"]), version: town.version, by: editor())
            #expect(changed.name == "梅园街道" && changed.version == 2)
            #expect(try await desk.current.atlas().locate(address: "梅园").first?.place.id == town.id)
            await #expect(throws: PlaceRefusal.placeMovedOn) {
                try await desk.change(town.id, to: PlaceChange(name: "x"), version: town.version, by: editor())
            }
            await #expect(throws: InvalidInput.self) {
                try await desk.change(town.id, to: PlaceChange(name: ""), version: 2, by: editor())
            }
            let kinds: [String] = try await desk.database.read {
                try EventLog.read(TerritoryLog.stream, in: $0).map(\.kind)
            }
            #expect(kinds == ["territoryImported", "placeChanged"])
        }
    }

    @Test("Ten thousand places with faults are judged and imported in seconds", arguments: Engine.available)
    func tenThousand(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            var rows: [String] = ["code,name,level", "3201,N,city", "320102,D,district", "320102001,T,town"]
            for community in 1...19 {
                rows.append("320102001\(padded(community, 3)),C\(community),community")
                for grid in 1...526 { rows.append("320102001\(padded(community, 3))\(padded(grid, 3)),G\(grid),grid") }
            }
            let good = Array(rows.joined(separator: "\n").utf8)
            for line in stride(from: 99, to: rows.count, by: 100) { rows[line] = "32010299\(line),,grid" }
            let bad = Array(rows.joined(separator: "\n").utf8)
            let refused = try await desk.importing(bad, ImportOptions(.csv), by: editor())
            #expect(refused.faults.map(\.line) == Array(stride(from: 100, through: rows.count, by: 100)))
            #expect(try await desk.importing(good, ImportOptions(.csv), by: editor()).added == 10_016)
            #expect(try await desk.current.atlas().places.count == 10_016)
        }
    }
}
