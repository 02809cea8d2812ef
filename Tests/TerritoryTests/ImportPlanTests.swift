import Kernel
import StorageTesting
import Testing

@testable import Territory

@Suite("Judging an import") struct ImportPlanTests {
    @Test("A good file becomes a tree with paths of code segments")
    func tree() {
        let paths: [String: String] = Dictionary(
            uniqueKeysWithValues: places(cityCSV).map { ($0.code, $0.path.key) })
        #expect(paths["3201"] == "3201/")
        #expect(paths["320102002001001"] == "3201/02/002/001/001/")
        #expect(paths["E01-3-2"] == "3201/02/002/001/E01/-3/-2/")
        #expect(paths.count == 15)
    }

    @Test("Fields are read: class, made up, aliases, centre")
    func fields() throws {
        let all: [Place] = places(cityCSV)
        let community: Place = try #require(all.first { $0.code == "320102002001" })
        #expect(community.urbanRural == .cityCentre)
        #expect(community.aliases == ["总统府片区", "长江路"])
        #expect(!community.isMadeUp)
        #expect(all.first { $0.code == "E01" }?.isMadeUp == true)
        #expect(all.first { $0.code == "3201" }?.centre == point(118.79, 32.06))
    }

    @Test(
        "Every fault is told with its line",
        arguments: [
            ("320199000000,320100000000,x,county,,,", ImportFault.Kind?.none),
            ("320102000000,320100000000,again,district,,,", .duplicateCode),
            ("320203000000,320200000000,x,district,,,", .unknownParent),
            ("320203000000,320100000000,x,district,,,", .codeOutsideParent),
            ("320102003000,320100000000,x,town,,,", .codeOutsideParent),
            ("E9,320100000000,x,estate,,,", .badLevelOrder),
            ("E9,nowhere,x,estate,,,", .unknownParent),
            ("320199000000,320100000000,,district,,,", .missingName),
            ("320199000000,320100000000,x,galaxy,,,", .badLevel),
            ("3201zz,320100000000,x,district,,,", .badCode),
            ("320102900000,320102000000,x,town,,,", .codeRange),
            (",320100000000,x,district,,,", .missingCode),
            ("320199000000,320100000000,x,district,,abc,32", .badNumber),
            ("320199000000,320100000000,x,district,,118,", .badNumber),
            ("320199000000,320100000000,x,district,,118,132", .badNumber),
            ("320199000000,320100000000,x,district,,nan,32", .badNumber),
            ("320199000000,320100000000,x,district,999,,", .badUrbanRural),
            ("320199000000,320100000000,x,district", .wrongColumnCount),
            ("320199000000,320100000000,\(String(repeating: "长", count: 61)),district,,,", .longName),
        ])
    func faults(row: String, kind: ImportFault.Kind?) {
        let head = "code,parent,name,level,urban_rural_code,longitude,latitude\n"
        let good = "320100000000,320000000000,南京市,city,,,\n320102000000,320100000000,玄武区,district,,,\n"
        let read: ImportReading = reading(head + good + row + "\n")
        let plan = ImportPlan(read.drafts, onto: [], at: .testing)
        let faults: [ImportFault] = read.faults + plan.faults
        #expect(faults.map(\.kind) == (kind.map { [$0] } ?? []))
        #expect(faults.allSatisfy { $0.line == 4 })
    }

    @Test("Children of a faulty row are not called orphans")
    func cascade() {
        let read: ImportReading = reading(
            "code,name,level\n3201,N,city\n320102,,district\n320102002,T,town\n320102002001,C,community\n")
        let plan = ImportPlan(read.drafts, onto: [], at: .testing)
        #expect(plan.faults.map(\.kind) == [.missingName])
    }

    @Test("A quoted field over two lines and empty lines do not shift the line numbers")
    func lines() {
        let read: ImportReading = reading("\u{feff}code,name,level\n3201,\"Nan\njing\",city\n\n32010x,X,district\n")
        #expect(read.faults.map(\.line) == [5])
    }

    @Test("Broken quotation marks are told with their line")
    func quotes() {
        #expect(reading("code,name\n3201,N\n3202,\"a\"b\n3203,c\n").faults.map(\.kind) == [.badQuoting])
        #expect(reading("code,name\n3201,N\n3202,\"a\"b\n3203,c\n").faults.map(\.line) == [3])
    }

    @Test("The order of rows does not matter")
    func order() {
        let rows: [Substring] = cityCSV.split(separator: "\n")
        let turned: String = ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n")
        #expect(Set(places(turned).map(\.path)) == Set(places(cityCSV).map(\.path)))
    }

    @Test("What a second file leaves out stays as it is; level and parent cannot change")
    func again() throws {
        let before: [Place] = places(cityCSV)
        let same = ImportPlan(reading(cityCSV).drafts, onto: before, at: .testing)
        #expect(same.unchanged == 15 && same.added.isEmpty && same.changed.isEmpty && same.faults.isEmpty)

        let renamed = ImportPlan(reading("code,name\n320102,玄武新区\n").drafts, onto: before, at: .testing)
        #expect(renamed.changed.map(\.name) == ["玄武新区"])
        #expect(renamed.changed.first?.centre == point(118.80, 32.05))

        let moved = ImportPlan(
            reading("code,parent,level\nE01-3,320102002002,building\nE01,320102002001,building\n").drafts,
            onto: before, at: .testing)
        #expect(Set(moved.faults.map(\.kind)) == [.parentChanged, .levelChanged])
    }

    @Test("Two places cannot share a path though their codes differ")
    func paths() {
        let read: ImportReading = reading(cityCSV + "001,320102002001,E,estate,,,,,\n")
        let plan = ImportPlan(read.drafts, onto: [], at: .testing)
        #expect(plan.faults.map(\.kind) == [.pathTaken])
    }

    @Test("GeoJSON: numbers as codes, several systems, bad features one by one")
    func geoJSON() throws {
        let text = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":320100,"name":"南京市","made_up":true},"geometry":
              {"type":"Polygon","coordinates":[[[118,31],[119,31],[119,32],[118,32],[118,31]]]}},
            {"type":"Feature","properties":{"code":"320102","name":"玄武区"},"geometry":{"type":"Polygon","coordinates":[[[118]]]}},
            {"type":"Feature","properties":{"code":"320104","name":"秦淮区"},"geometry":
              {"type":"Polygon","coordinates":[[[118,31],[119,31],[119,32],[118,32]]]}},
            {"type":"Feature","properties":{"code":"320105","name":"建邺区"},"geometry":{"type":"Point","coordinates":[118.7,32]}},
            {"type":"Feature","properties":{"code":"320106","name":"鼓楼区"},"geometry":{"type":"LineString","coordinates":[]}}]}
            """
        let read = ImportReading(geoJSON: Array(text.utf8), system: .gcj02)
        #expect(read.faults.map(\.kind) == [.badGeometry, .invalidBoundary, .badGeometry])
        #expect(read.faults.map(\.line) == [2, 3, 5])
        #expect(read.faults[1].facts["reason"] == "ringNotClosed")
        #expect(read.drafts.map(\.code) == ["3201", "320104", "320105"])
        let corner: Coordinate = try #require(read.drafts[0].boundary?.polygons[0][0][0])
        #expect(corner == Coordinate(longitude: 118, latitude: 31, in: .gcj02) && corner != point(118, 31))
        #expect(read.drafts[2].centre == Coordinate(longitude: 118.7, latitude: 32, in: .gcj02))
    }

    @Test(
        "What is no file of the kind is said to be unreadable",
        arguments: ["", "{", "[]", "{\"type\":\"Feature\"}", "null"])
    func unreadable(text: String) {
        #expect(ImportReading(geoJSON: Array(text.utf8), system: .wgs84).faults.map(\.kind) == [.unreadable])
    }

    @Test("A CSV without a code column or not in UTF-8 is said to be so")
    func noTable() {
        #expect(reading("name\nx\n").faults.map(\.kind) == [.missingColumn])
        #expect(reading("").faults.map(\.kind) == [.missingColumn])
        #expect(ImportReading(csv: [0xc4, 0xcf, 0xbe, 0xa9], system: .wgs84).faults.map(\.kind) == [.unreadable])
    }
}
