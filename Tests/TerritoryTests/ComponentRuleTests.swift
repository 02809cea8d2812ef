import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

@Suite("Rules of components") struct ComponentRuleTests {
    private let lamp: ComponentKind

    init() throws { lamp = try #require(try ComponentKinds.bundled()[word: "streetLamp"]) }

    @Test("kinds are named by word, by four digits, and in both languages; each says its class")
    func kinds() throws {
        let kinds: ComponentKinds = try .bundled()
        for text in ["streetLamp", "STREETLAMP", "0118", "路灯", "Street lamp"] {
            #expect(kinds[written: text] == lamp, "\(text)")
        }
        #expect(kinds[written: "spaceship"] == nil)
        #expect(Set(kinds.all.map(\.word)).count == kinds.all.count)
        #expect(Set(kinds.all.map(\.code)).count == kinds.all.count)
        for kind in kinds.all {
            #expect(ComponentClass(rawValue: String(kind.code.prefix(2))) != nil, "\(kind.word)")
            #expect(kind.name(.chinese) != kind.name(.english))
        }
    }

    @Test(
        "sixteen digits are the national code and must fit district, kind and count; other codes are the city's own",
        arguments: [
            ("3201020118000001", nil), ("3201150118000001", .otherDistrict), ("3201020402000001", .otherKind),
            ("3201020118000000", .zeroSerial), ("LAMP-1", nil), ("320102011800001", nil),
        ] as [(String, ComponentCode.Flaw?)])
    func codes(code: String, flaw: ComponentCode.Flaw?) {
        var found: ComponentCode.Flaw?
        do { try ComponentCode.check(code, kind: lamp, district: "320102") } catch { found = error }
        #expect(found == flaw)
    }

    @Test("a code has only letters, digits, hyphens and underscores")
    func letters() {
        for text in ["", "a b", "路灯", String(repeating: "1", count: 41), "a/b"] {
            #expect(throws: ComponentCode.Flaw.badCode) { try ComponentCode.stored(text) }
        }
        #expect(ComponentCode.codes(in: "人民路3号 3201020118000001 路灯不亮，T-17旁") == ["3201020118000001", "T-17"])
    }

    @Test("each state has reasons of its own, and every state but the present one can be marked")
    func states() throws {
        var lamp: Component = Self.component
        #expect(throws: ComponentRefusal.alreadySo) { try lamp.marked(.inUse, because: .found, on: day) }
        #expect(throws: ComponentRefusal.reasonDoesNotFit) { try lamp.marked(.missing, because: .repaired, on: day) }
        lamp = try lamp.marked(.removed, because: .replaced, on: day)
        #expect(lamp.until == day)
        lamp = try lamp.marked(.inUse, because: .mistake, on: day)
        #expect(lamp.until == nil && lamp.state == .inUse)
        for state in ComponentState.allCases { #expect(ComponentReason.allCases.contains { $0.fits.contains(state) }) }
    }

    @Test("what changed is told field by field")
    func edits() throws {
        var next: Component = Self.component
        next.name = "New"
        next.agency = Register.parks
        let edits: [ComponentEdit] = next.edits(since: Self.component)
        #expect(edits.map(\.field) == [.name, .agency])
        #expect(edits.first == ComponentEdit(field: .name, before: "Lamp", after: "New"))
    }

    private let day = Day(number: 20_780)

    static let component = Component(
        id: .make(at: .testing), code: "L-1", kind: "streetLamp", name: "Lamp",
        point: Coordinate(longitude: 118.78, latitude: 32.04), source: .wgs84, path: TreePath(key: "3201/02/"),
        agency: nil, state: .inUse, since: nil, until: nil, isMadeUp: false, batch: .make(at: .testing), version: 1)
}

@Suite("Reading files of components") struct ComponentReadingTests {
    private func faults(_ rows: String) throws -> [String] {
        let text: String = "code,kind,name,longitude,latitude,coordinate_system,agency_code,since\n" + rows
        let reading = ComponentReading(Array(text.utf8), ComponentOptions(.csv), try .bundled())
        return reading.faults.map { "\($0.line) \($0.kind.rawValue)" }
    }

    @Test("every row with something unreadable is told with its line")
    func unreadable() throws {
        let rows: String = """
            A1,lamp,,118,32,,,
            ,streetLamp,,118,32,,,
            A 3,streetLamp,,118,32,,,
            A4,streetLamp,,east,32,,,
            A5,streetLamp,,118,32,mars,,
            A6,streetLamp,,118,32,,,1 May
            A7,streetLamp,,300,32,,,
            A8,streetLamp
            """
        #expect(
            try faults(rows) == [
                "2 unknownKind", "3 missingCode", "4 badCode", "5 badNumber", "6 badSystem", "7 badDay", "8 badPoint",
                "9 wrongColumnCount",
            ])
    }

    @Test("points in GCJ-02 and BD-09 are stored in WGS-84, with where they came from")
    func systems() throws {
        let text = """
            code,kind,longitude,latitude,coordinate_system
            G,bench,118.785,32.038,gcj02
            B,bench,118.7915,32.044,BD09
            W,bench,118.78,32.04,
            """
        let reading = ComponentReading(Array(text.utf8), ComponentOptions(.csv), try .bundled())
        #expect(reading.drafts.map(\.source) == [.gcj02, .bd09, .wgs84])
        let shifted: Coordinate = try #require(reading.drafts[0].point)
        #expect(
            abs(shifted.longitude - 118.785) > 0.003
                && shifted.expressed(in: .gcj02).metres(to: point(118.785, 32.038)) < 0.01)
        #expect(reading.drafts[2].point == point(118.78, 32.04))
    }

    @Test("GeoJSON points are read with their properties; other shapes are faults")
    func geoJSON() throws {
        let text = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"L-1","kind":"路灯","agency_code":"L1"},
             "geometry":{"type":"Point","coordinates":[118.78,32.04]}},
            {"type":"Feature","properties":{"code":"L-2"},"geometry":null}]}
            """
        let reading = ComponentReading(Array(text.utf8), ComponentOptions(.geojson), try .bundled())
        #expect(reading.drafts.map(\.code) == ["L-1"] && reading.drafts[0].point == point(118.78, 32.04))
        #expect(reading.faults.map(\.kind) == [.badGeometry] && reading.faults[0].line == 2)
        let broken = ComponentReading(Array("{".utf8), ComponentOptions(.geojson), try .bundled())
        #expect(broken.faults.map(\.kind) == [.unreadable])
    }
}
