import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

@Suite(
    "Nanjing's real divisions",
    .enabled(if: shared("territory/nanjing_divisions.csv") != nil, "../shared/data is absent"))
struct NanjingTests {
    @Test("The published list and boundaries are imported as they are")
    func importing() async throws {
        let divisions: [UInt8] = try #require(shared("territory/nanjing_divisions.csv"))
        let boundaries: [UInt8] = try #require(shared("territory/nanjing_boundaries_gcj02.geojson"))
        try await withDesk(.sqlite) { desk in
            let tree = try await desk.importing(divisions, ImportOptions(.csv), by: editor())
            #expect(tree.faults == [])
            #expect(tree.added == 1469 && tree.skipped == 1)
            let options = ImportOptions(.geojson, system: .gcj02, coverage: .accepted)
            let areas = try await desk.importing(boundaries, options, by: editor())
            #expect(areas.faults == [])
            #expect(areas.boundaries == 12)
            let atlas: TerritoryAtlas = try await desk.current.atlas()
            #expect(atlas.locate(Coordinate(longitude: 118.7915, latitude: 32.0438))?.name == "玄武区")
            #expect(atlas.locate(Coordinate(longitude: 116.4, latitude: 39.9)) == nil)
            #expect(atlas.locate(address: "南京市鼓楼区湖南路街道马台街社区3号").first?.place.name == "马台街社区居委会")
            #expect(atlas.locate(address: "江宁东山街道").first?.place.level == .town)
        }
    }
}
