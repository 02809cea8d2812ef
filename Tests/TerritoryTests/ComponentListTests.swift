import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

@Suite("Lists of components") struct ComponentListTests {
    private static func filter(_ change: (inout ComponentFilter) -> Void) -> ComponentFilter {
        var filter = ComponentFilter()
        change(&filter)
        return filter
    }

    private static let town = TreePath(key: "3201/02/")

    private static let shapes: [(index: String, filter: ComponentFilter)] = [
        ("component_path", filter { _ in }),
        ("component_path", filter { $0.under = town }),
        ("component_kind", filter { $0.kind = "streetLamp" }),
        (
            "component_kind",
            filter {
                $0.kind = "streetLamp"
                $0.under = town
            }
        ),
        (
            "component_agency",
            filter {
                $0.agency = Register.lamps
                $0.kind = "streetLamp"
                $0.state = .inUse
            }
        ),
        (
            "component_state",
            filter {
                $0.state = .missing
                $0.under = town
            }
        ),
        (
            "code",
            filter {
                $0.code = "3201"
                $0.kind = "streetLamp"
                $0.under = town
            }
        ),
    ]

    @Test("each list reads one range of an index, also where it goes on", arguments: Engine.available)
    func plans(engine: Engine) async throws {
        try await Register.with(engine) { register in
            try await register.importing()
            for shape in Self.shapes {
                for position in [nil, ComponentPosition(path: TreePath(key: "3201/02/002/"), code: "L")] {
                    let steps: String = try await register.desk.database.read { tx in
                        let sql: SQL = Component.listing(shape.filter, after: position, limit: 50, in: tx)
                        return try plan(of: sql, in: tx)
                    }
                    #expect(!steps.contains("SCAN component\n") && !steps.contains("Seq Scan"), "\(steps)")
                    #expect(!steps.contains("TEMP B-TREE") && !steps.contains("Sort Key"), "\(steps)")
                    if engine == .sqlite { #expect(steps.contains(shape.index), "\(shape.index): \(steps)") }
                }
            }
        }
    }

    @Test("the surroundings of a point and the cases' lookups read an index", arguments: Engine.available)
    func lookups(engine: Engine) async throws {
        try await Register.with(engine) { register in
            let cells: [ComponentCell] = ComponentCell.around(point(118.78, 32.04), within: 1_000)
            #expect((16...64).contains(cells.count))
            try await expectIndexed(ComponentPlacing.listing(cells), on: register.desk.database)
        }
    }

    @Test("walking a list page by page meets every component once, in every order", arguments: Engine.available)
    func pages(engine: Engine) async throws {
        try await Register.with(engine) { register in
            let rows: [String] = (1...23).map { "B-\($0),bench,118.7\($0 % 9 + 1),32.0\($0 % 4 + 2),L1" }
            try await register.importing("code,kind,longitude,latitude,agency_code\n" + rows.joined(separator: "\n"))
            let filters: [ComponentFilter] = [
                Self.filter { _ in }, Self.filter { $0.kind = "bench" }, Self.filter { $0.under = Self.town },
                Self.filter { $0.code = "B-" }, Self.filter { $0.agency = Register.lamps },
            ]
            for filter in filters {
                var met: [String] = []
                var after: ComponentPosition?
                while case let page = try await register.desk.list(filter, after: after, limit: 4), let last = page.last
                {
                    met += page.map(\.code)
                    after = ComponentPosition(last)
                }
                #expect(met.count == 23 && Set(met).count == 23)
            }
            let some: [Component] = try await register.desk.list(Self.filter { $0.code = "B-2" })
            #expect(some.map(\.code) == ["B-2", "B-20", "B-21", "B-22", "B-23"])
        }
    }

    @Test("ten thousand rows are imported in seconds, and again with a difference", arguments: Engine.available)
    func large(engine: Engine) async throws {
        try await Register.with(engine) { register in
            let began = ContinuousClock.now
            let report: ComponentReport = try await register.importing(Self.rows("Lamp"))
            let first: Duration = began.duration(to: .now)
            #expect(report.faults.prefix(3) == [] && report.added == 10_000)
            let again: ComponentReport = try await register.importing(Self.rows("Light"))
            print(
                "components: 10 000 rows imported on \(engine) in \(first), again in \(began.duration(to: .now) - first)"
            )
            #expect(again.changed == 10_000 && again.differences.count == 1_000)
        }
    }

    private static func rows(_ name: String) -> String {
        let rows: [String] = (1...10_000).map { number in
            let east: String = String(118.75 + Double(number % 200) * 0.0002)
            let north: String = String(32.02 + Double(number / 200) * 0.000_5)
            return "L-\(number),streetLamp,\(name) \(number),\(east),\(north),gcj02,L1,2020-01-01"
        }
        return "code,kind,name,longitude,latitude,coordinate_system,agency_code,since\n" + rows.joined(separator: "\n")
    }
}
