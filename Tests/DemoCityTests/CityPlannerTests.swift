import Kernel
import Territory
import Testing

@testable import DemoCity

@Suite("The plan of the demonstration city")
struct CityPlannerTests {
    /// One district of the old town, one with villages.
    private func plan(seed: UInt64 = 1) throws -> [PlannedPlace] {
        try CityPlanner(demoFolder, seed: seed).plan(onlyDistricts: ["320102", "320111"])
    }

    @Test("is the same for the same seed, and another for another")
    func seeded() throws {
        let first = try plan()
        #expect(try plan() == first)
        #expect(try plan(seed: 2) != first)
    }

    @Test("says of every derived area that it is made up, and of no published one")
    func flagged() throws {
        for place in try plan() {
            #expect(place.isBoundaryMadeUp == (place.level > .district && place.boundary != nil), "\(place.code)")
            #expect(place.isMadeUp == (place.level > .community), "\(place.code)")
            #expect(place.draft(line: 1).isBoundaryMadeUp == place.isBoundaryMadeUp)
        }
    }

    @Test("tiles a district by towns, a community by grids")
    func tiled() throws {
        let places = try plan()
        let district = try #require(places.first { $0.code == "320102" })
        let towns = places.filter { $0.parent == "320102" }
        #expect(towns.count == 7)
        let whole = try #require(district.boundary)
        #expect(try whole.coverage(by: towns.compactMap(\.boundary), isWhole: true).isEmpty)
        let community = try #require(places.first { $0.code == "320102002001" }?.boundary)
        let grids = places.filter { $0.parent == "320102002001" && $0.level == .grid }
        #expect((2...5).contains(grids.count))
        #expect(try community.coverage(by: grids.compactMap(\.boundary), isWhole: true).isEmpty)
    }

    @Test("puts a community around its known point")
    func around() throws {
        let place = try #require(try plan().first { $0.code == "320102002001" })
        let index = try GridIndex(areas: [place.boundary?.wkb])
        let centre = try #require(place.centre)
        #expect(index.first(centre) == 0)
    }

    @Test("goes down to the unit, in town and country")
    func deep() throws {
        let places = try plan()
        let units = places.filter { $0.level == .unit }
        #expect(units.contains { $0.code.hasPrefix("320102002001") })
        #expect(units.contains { $0.code.hasPrefix("320111008204") })
        #expect(places.contains { $0.urbanRural == .village })
    }

    @Test("leaves out the statistical entry and names places after their committees")
    func names() throws {
        let names = try PlaceNames.load(from: demoFolder)
        #expect(try Division.all(in: demoFolder, naming: names).allSatisfy { $0.code != "320101000000" })
        #expect(names.place(servedBy: "梅园新村社区居委会") == "梅园新村社区")
        #expect(names.place(servedBy: "许高村村委会") == "许高村")
        #expect(names.place(servedBy: "南一村委会") == "南一村")
    }
}
