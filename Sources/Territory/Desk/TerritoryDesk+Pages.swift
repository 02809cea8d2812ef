import Kernel
import Site

extension TerritoryDesk {
    package var routes: [Route] { pages + data + api }

    package static let menu: [MenuItem] = [MenuItem("territory.title", "/territory", .staff(.viewTerritory))]

    /// Browsing the tree, its map and its history, and changing it.
    package var pages: [Route] {
        [
            .page(
                .get, "/territory", .staff(.viewTerritory), "territory.root", input: Self.browseFields,
                { try await self.show(nil, $0) }),
            .page(.get, "/territory/import", .staff(.editTerritory), "territory.import.form", importForm),
            .page(
                .post, "/territory/import", .staff(.editTerritory), "territory.import",
                input: Self.importFields + [Field("file", .photo)], bodyLimit: ImportOptions.largestFile,
                form: importForm, importFile),
            .page(
                .get, "/territory/{code}", .staff(.viewTerritory), "territory.show", input: Self.browseFields,
                { try await self.show(try $0.parameter("code"), $0) }),
            .page(
                .post, "/territory/{code}", .staff(.editTerritory), "territory.change",
                input: [
                    .text("name", max: 60, required: true), .text("aliases", max: 1300),
                    .integer("urban_rural_code", 111...220), .integer("version", 0...Int(Int32.max), required: true),
                ], form: { try await self.show(try $0.parameter("code"), $0) }, changeForm),
            .page(.get, "/territory/{code}/places.csv", .staff(.viewTerritory), "territory.export", export),
        ]
    }

    /// What the product's own pages fetch.
    package var data: [Route] {
        [
            .data(
                .get, "/places/search", .everyone, "territory.search", input: [.text("q", max: 200)], searchForPages),
            .data(
                .get, "/territory/{code}/boundary.geojson", .everyone, "territory.boundary",
                input: [.integer("number", 1...1_000_000)], boundaryFile),
        ]
    }

    private static let browseFields: [Field] = [.text("after", max: 200), .integer("boundary", 1...1_000_000)]
    private static let pageSize = 50

    /// A place with the places in it; without a code the root.
    private func show(_ code: String?, _ call: Call) async throws -> Reply {
        let atlas: TerritoryAtlas = try await current.atlas()
        guard let place = try code.map({ try Self.place($0, in: atlas) }) ?? atlas.roots.first else {
            let canImport: Bool = call.visitor.officer?.holds(.editTerritory) ?? false
            return .page("territory-empty", EmptyTerritoryPage(canImport: canImport))
        }
        let after: TreePath? = try call.input.optional("after").map { TreePath(key: try Cursor($0).id) }
        let size: Int = Self.pageSize
        let found: [Place] = try await list(PlaceFilter(parent: place.id), after: after, limit: size + 1)
        var page = PlacePage(place, atlas, call)
        page.show(Array(found.prefix(size)), of: atlas.children(of: place).count, hasMore: found.count > size)
        page.show(try await boundaries(of: place.id), chosen: try call.input.optional("boundary"))
        return .page("territory-place", page)
    }

    private func changeForm(_ call: Call) async throws -> Reply {
        let place: Place = try await find(code: try call.parameter("code"))
        let aliases: String = try call.input.optional("aliases") ?? ""
        var change = PlaceChange(name: try call.input("name"))
        change.aliases = aliases.split(whereSeparator: { $0.isNewline }).map(String.init)
        change.urbanRural = try (call.input.optional("urban_rural_code") as Int?).map(Self.urbanRural)
        try await self.change(
            place.id, to: change, version: try call.input("version"), by: try call.officer(), key: call.once)
        return .redirect("/territory/\(place.code)", notice: "placeChanged")
    }

    /// The place and all under it.
    private func export(_ call: Call) async throws -> Reply {
        let place: Place = try await find(code: try call.parameter("code"))
        let atlas: TerritoryAtlas = try await current.atlas()
        let table = TablePages(header: PlaceRow.exportHeader) { cursor in
            let after: TreePath? = cursor.map { TreePath(key: $0.id) }
            let found: [Place] = try await self.list(PlaceFilter(under: place.path), after: after, limit: 500)
            let next: Cursor? = found.count == 500 ? found.last.map { Cursor(key: 0, id: $0.path.key) } : nil
            return TablePages.Page(rows: found.map { PlaceRow.exportRow($0, atlas) }, next: next)
        }
        return .csv(named: "places-\(place.code).csv", table)
    }

    private func searchForPages(_ call: Call) async throws -> Reply {
        let text: String = try call.input.optional("q") ?? ""
        return .json(try await candidates(text, limit: 8) { $0.suggest(text) })
    }
}

struct EmptyTerritoryPage: Sendable {
    let canImport: Bool
}
