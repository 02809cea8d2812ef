import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

@Suite("The register of components") struct ComponentDeskTests {
    @Test("a file is stored whole, each in the grid its point lies in", arguments: Engine.available)
    func importing(engine: Engine) async throws {
        try await Register.with(engine) { register in
            let report: ComponentReport = try await register.importing()
            #expect(report.faults == [] && report.added == 4)
            let lamp: Component = try await register.desk.find(code: "3201020118000001")
            #expect(lamp.path.key == "3201/02/002/001/001/")
            #expect(lamp.agency == Register.lamps && lamp.since == Day(year: 2020, month: 5, day: 1))
            #expect(lamp.state == .inUse && lamp.version == 1 && lamp.kind == "streetLamp")
            #expect(try await register.desk.find(code: "BIN_9").path.key == "3201/02/")
        }
    }

    @Test("one fault and nothing is stored; all faults are told with their lines", arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await Register.with(engine) { register in
            let bad: String =
                Register.csv + """
                    T-17,streetTree,,118.79,32.05,,,
                    N1,bench,,118.79,32.05,,NOBODY,
                    N2,bench,,118.79,32.05,,X1,
                    N3,bench,,10,50,,,
                    N4,,,118.79,32.05,,,
                    N5,bench,,,,,,
                    3201150407000001,bench,,118.79,32.05,,,
                    """
            let report: ComponentReport = try await register.importing(bad)
            #expect(
                report.faults.map { "\($0.line) \($0.kind.rawValue)" } == [
                    "6 duplicateCode", "7 unknownAgency", "8 unknownAgency", "9 outsideCity", "10 missingKind",
                    "11 missingPoint", "12 otherDistrict",
                ])
            #expect(report.added == 0)
            #expect(try await register.desk.list() == [])
        }
    }

    @Test("a second import updates by code, leaves the rest, and tells the difference", arguments: Engine.available)
    func again(engine: Engine) async throws {
        try await Register.with(engine) { register in
            try await register.importing()
            register.clock.move(by: .days(1))
            let report = try await register.importing("code,name,agency_code\nT-17,Young plane,L1\nBIN_9,,\n")
            #expect(report.added == 0 && report.changed == 1 && report.unchanged == 1)
            #expect(report.differences.first?.edits.map(\.field) == [.name, .agency])
            let tree: Component = try await register.desk.find(code: "T-17")
            #expect(tree.name == "Young plane" && tree.version == 2 && tree.since != nil)
            let past: [ComponentPast] = try await register.desk.history(of: tree)
            #expect(past.map(\.act) == [.importedAgain, .imported])
            #expect(past.first?.edits.first == ComponentEdit(field: .name, before: "Old plane", after: "Young plane"))
            #expect(try await register.importing(Register.csv.replacing("Old plane", with: "Young plane")).changed == 1)
        }
    }

    @Test("an import is one event, however many rows it has", arguments: Engine.available)
    func oneEvent(engine: Engine) async throws {
        try await Register.with(engine) { register in
            try await register.importing()
            let count: Int? = try await register.desk.database.value(
                "SELECT COUNT(*) FROM event WHERE kind = 'componentsImported'")
            #expect(count == 1)
            _ = try await register.importing()
            let after: Int? = try await register.desk.database.value(
                "SELECT COUNT(*) FROM event WHERE kind = 'componentsImported'")
            #expect(after == 1, "an import that changes nothing is none")
        }
    }

    @Test("a change and a mark are events with their reason; history keeps them", arguments: Engine.available)
    func changing(engine: Engine) async throws {
        try await Register.with(engine) { register in
            try await register.importing()
            let lamp: Component = try await register.desk.find(code: "3201020118000001")
            let change: ComponentChange = try await register.change(lamp) { $0.name = "North lamp" }
            register.clock.move(by: .hours(1))
            try await register.desk.change(ComponentTarget(lamp.code, version: 1), to: change, by: editor())
            register.clock.move(by: .hours(1))
            try await register.desk.mark(
                ComponentTarget(lamp.code, version: 2), ComponentMarking(.missing, because: .stolen), by: editor())
            let now: Component = try await register.desk.find(code: lamp.code)
            #expect(now.state == .missing && now.name == "North lamp" && now.version == 3)
            let past: [ComponentPast] = try await register.desk.history(of: now)
            #expect(past.map(\.act) == [.marked(.stolen), .changed, .imported])
        }
    }

    @Test("a stale version, a foreign district and an unknown code are refused", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await Register.with(engine) { register in
            try await register.importing()
            let stolen = ComponentMarking(.missing, because: .stolen)
            await #expect(throws: ComponentRefusal.componentMovedOn) {
                try await register.desk.mark(ComponentTarget("T-17", version: 9), stolen, by: editor())
            }
            await #expect(throws: ComponentRefusal.unknownComponent) {
                try await register.desk.mark(ComponentTarget("T-18", version: 1), stolen, by: editor())
            }
            await #expect(throws: NotAllowed.self) {
                try await register.desk.mark(ComponentTarget("T-17", version: 1), stolen, by: editor(of: "3201/15/"))
            }
            await #expect(throws: NotAllowed.self) {
                try await register.importing("code,name\nT-17,Mine\n", by: editor(of: "3201/15/"))
            }
            let lamp: Component = try await register.desk.find(code: "3201020118000001")
            let wrong: ComponentChange = try await register.change(lamp) { $0.kind = $1 }
            await #expect(throws: ComponentRefusal.codeDoesNotFit) {
                try await register.desk.change(ComponentTarget(lamp.code, version: 1), to: wrong, by: editor())
            }
            #expect(try await register.desk.find(code: "T-17").version == 1)
        }
    }

    @Test("the nearest come first, none from farther away than asked", arguments: Engine.available)
    func nearest(engine: Engine) async throws {
        try await Register.with(engine) { register in
            try await register.importing()
            let here: Coordinate = point(118.78, 32.04)
            let close: [NearComponent] = try await register.desk.nearest(to: here, within: 50)
            #expect(close.map(\.component.code) == ["3201020118000001", "3201020118000002"])
            #expect(close[0].metres < 0.1 && (9...10).contains(close[1].metres))
            #expect(
                try await register.desk.nearest(to: point(118.787, 32.046), within: 600).map(\.component.code) == [
                    "T-17"
                ])
            try await register.desk.mark(
                ComponentTarget("T-17", version: 1), ComponentMarking(.removed, because: .wornOut), by: editor())
            #expect(try await register.desk.nearest(to: point(118.787, 32.046), within: 600) == [])
        }
    }
}

extension Register {
    /// What a component says of itself, with something else; the second argument is another kind.
    func change(
        _ component: Component, _ other: (inout ComponentChange, ComponentKind) -> Void
    ) async throws -> ComponentChange {
        let atlas: TerritoryAtlas = try await territory.current.atlas()
        guard let kind = desk.kinds[word: component.kind], let bench = desk.kinds[word: "bench"],
            let spot = ComponentSpot(component.point, from: component.source, in: atlas)
        else { throw ComponentRefusal.unknownComponent }
        var change = ComponentChange(
            kind: kind, name: component.name, spot: spot, agency: component.agency, since: component.since)
        other(&change, bench)
        return change
    }

    func change(_ component: Component, _ other: (inout ComponentChange) -> Void) async throws -> ComponentChange {
        try await change(component) { change, _ in other(&change) }
    }
}
