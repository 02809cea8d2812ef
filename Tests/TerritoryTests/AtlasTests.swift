import Kernel
import Testing

@testable import Territory

@Suite("The atlas") struct AtlasTests {
    @Test("Places are found by code as written, by path, and by what is under them")
    func tree() throws {
        let atlas: TerritoryAtlas = try atlas(cityCSV)
        let district: Place = try #require(atlas.place(written: "320102000000"))
        #expect(district.name == "玄武区")
        #expect(atlas[path: TreePath(key: "3201/15/")]?.name == "江宁区")
        #expect(atlas[path: TreePath(key: "3201/1/")] == nil)
        #expect(atlas.children(of: district).map(\.code) == ["320102002", "320102007"])
        #expect(atlas.under(district.path).count == 9)
        #expect(atlas.under(TreePath(key: "9/")).isEmpty)
        let unit: Place = try #require(atlas[code: "E01-3-2"])
        #expect(atlas.chain(to: unit).map(\.level) == [.city, .district, .town, .community, .estate, .building, .unit])
        #expect(atlas.ancestor(of: unit, at: .town)?.name == "梅园新村街道")
        #expect(atlas.roots.map(\.code) == ["3201"])
    }

    @Test("A point finds the deepest area, no deeper than asked, or none outside the city")
    func point() throws {
        let atlas: TerritoryAtlas = try atlas(
            cityCSV,
            [
                "3201": square(118, 31, 2), "320102": square(118, 31, 1), "320102002": square(118, 31, 0.5),
                "320102002001": square(118, 31, 0.2), "320102002001001": square(118, 31, 0.1),
                "320115": square(119, 31, 1),
            ])
        let spot: Coordinate = TerritoryTests.point(118.05, 31.05)
        #expect(atlas.locate(spot)?.level == .grid)
        #expect(atlas.locate(spot, downTo: .community)?.level == .community)
        #expect(atlas.locate(spot, downTo: .city)?.level == .city)
        #expect(atlas.locate(TerritoryTests.point(118.7, 31.7))?.code == "320102")
        #expect(atlas.locate(TerritoryTests.point(119, 31.5))?.code == "320102")
        #expect(atlas.locate(TerritoryTests.point(119.5, 32.5))?.code == "3201")
        #expect(atlas.locate(TerritoryTests.point(121, 31)) == nil)
    }

    @Test(
        "An address finds its place",
        arguments: [
            ("南京市玄武区梅园新村街道大悲巷社区12号", "320102002001", "12号"),
            ("玄武区梅园新村街道", "320102002", ""),
            ("江苏省南京市江宁区", "320115", ""),
            ("大悲巷社区居委会", "320102002001", ""),
            ("玄武区新华社区", "320102002002", ""),
            ("江宁区新华社区", "320115001003", ""),
            ("新华社区（江宁东山街道）", "320115001003", ""),
            ("七联村三组", "320115001201", "三组"),
            ("总统府片区", "320102002001", ""),
            ("长发公寓小区3号楼2单元501室", "E01-3-2", "501室"),
            ("长发公寓 ３幢", "E01-3", ""),
            ("梅园新村大悲巷 第一网格", "320102002001001", ""),
            ("江宁街道", "320115002", ""),
        ])
    func address(text: String, code: String, rest: String) throws {
        let found: PlaceCandidate = try #require(try atlas(cityCSV).locate(address: text).first)
        #expect(found.place.code == code)
        #expect(found.rest == rest)
        #expect(found.confidence > 0.5 && found.confidence < 1)
    }

    @Test("More of the address makes it surer, a contradiction less sure")
    func confidence() throws {
        let atlas: TerritoryAtlas = try atlas(cityCSV)
        func sure(_ text: String) -> Double {
            atlas.locate(address: text).first { $0.place.level == .community }?.confidence ?? 0
        }
        #expect(sure("新华社区") < 0.5)
        #expect(sure("玄武区新华社区") > sure("大悲巷"))
        #expect(sure("玄武区梅园新村街道大悲巷社区") > sure("玄武区大悲巷"))
        #expect(sure("江宁区大悲巷社区") < sure("大悲巷社区") / 2)
    }

    @Test("One name of several places gives them all")
    func ambiguous() throws {
        let found: [PlaceCandidate] = try atlas(cityCSV).locate(address: "新华社区")
        #expect(found.map(\.place.code) == ["320102002002", "320115001003"])
        #expect(found.first?.matched == ["新华社区"])
    }

    @Test("A short name that begins a road's name hardly counts")
    func road() throws {
        let found: [PlaceCandidate] = try atlas(cityCSV).locate(address: "江宁路8号")
        #expect(found.allSatisfy { $0.confidence < 0.2 })
    }

    @Test("Nothing is found in nothing, noise or endless text")
    func nothing() throws {
        let atlas: TerritoryAtlas = try atlas(cityCSV)
        for text in ["", " ，。", "abc", "火星基地", String(repeating: "区", count: 100_000)] {
            #expect(atlas.locate(address: text).isEmpty)
        }
        #expect(try TerritoryAtlas([], shapes: [:]).locate(address: "南京") == [])
    }
}
