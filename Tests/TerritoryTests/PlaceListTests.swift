import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

@Suite("Lists of places") struct PlaceListTests {
    @Test("Each list reads one range of an index", arguments: Engine.available)
    func plans(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            _ = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor())
            let city: Place = try await desk.find(code: "3201")
            let filters: [PlaceFilter] = [
                PlaceFilter(), PlaceFilter(under: city.path), PlaceFilter(parent: city.id),
                PlaceFilter(level: .community), PlaceFilter(under: city.path, level: .grid),
            ]
            for filter in filters {
                try await expectIndexed(
                    Place.listing(filter, after: TreePath(key: "3201/02/"), limit: 50), on: desk.database)
            }
        }
    }

    @Test("Walking a list page by page meets every place once", arguments: Engine.available)
    func pages(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            _ = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor())
            var met: [String] = []
            var after: TreePath?
            while case let page = try await desk.list(after: after, limit: 4), let last = page.last {
                met += page.map(\.code)
                after = last.path
            }
            #expect(met.count == 15 && Set(met).count == 15)
        }
    }
}
