import HTTPTypes
import Kernel
import Site
import Storage

extension TerritoryDesk {
    /// The territory for programs.
    package var api: [Route] {
        [
            .api(
                .get, "/territory", .staff(.viewTerritory), "territory.api.list",
                input: Field.paging + [
                    .text("under", max: 40), .text("parent", max: 40), .word("level", PlaceLevel.self),
                ], answer: .list(PlaceView.fields), apiList),
            .api(
                .get, "/territory/locate", .staff(.viewTerritory), "territory.api.locate",
                input: [
                    .number("longitude", -180...180, required: true), .number("latitude", -90...90, required: true),
                    .word("system", CoordinateSystem.self), .word("level", PlaceLevel.self),
                ], answer: .object(PlaceView.fields), apiLocate),
            .api(
                .get, "/territory/search", .staff(.viewTerritory), "territory.api.search",
                input: [.text("q", max: 200, required: true), .integer("limit", 1...50)],
                answer: .list(CandidateView.fields), apiSearch),
            .api(
                .post, "/territory/import", .staff(.editTerritory), "territory.api.import",
                input: Self.importFields + [.text("content", max: ImportOptions.largestFile)],
                answer: .object(ImportReportView.fields), bodyLimit: ImportOptions.largestFile, apiImport),
            .api(
                .get, "/territory/{code}", .staff(.viewTerritory), "territory.api.show",
                answer: .object(PlaceView.fields), apiShow),
            .api(
                .patch, "/territory/{code}", .staff(.editTerritory), "territory.api.change",
                input: [
                    .text("name", max: 60), Field("aliases", .texts(max: 20)), .integer("urban_rural_code", 111...220),
                ], answer: .object(PlaceView.fields), apiChange),
            .api(
                .get, "/territory/{code}/boundary", .staff(.viewTerritory), "territory.api.boundary",
                input: [.integer("number", 1...1_000_000)], answer: .file("application/geo+json"), boundaryFile),
        ]
    }

    private func apiList(_ call: Call) async throws -> Reply {
        let atlas: TerritoryAtlas = try await current.atlas()
        var filter = PlaceFilter(level: try call.input.optionalWord("level"))
        filter.under = try (call.input.optional("under") as String?).map { try Self.place($0, in: atlas).path }
        filter.parent = try (call.input.optional("parent") as String?).map { try Self.place($0, in: atlas).id }
        let limit: Int = try call.input.optional("limit") ?? 50
        let after: TreePath? = try call.input.optional("after").map { TreePath(key: try Cursor($0).id) }
        let found: [Place] = try await list(filter, after: after, limit: limit + 1)
        let shown: [Place] = Array(found.prefix(limit))
        let next: String? = found.count > limit ? shown.last.map { Cursor(key: 0, id: $0.path.key).text } : nil
        return .json(PlaceList(items: shown.map { PlaceView($0, in: atlas) }, next: next))
    }

    private func apiLocate(_ call: Call) async throws -> Reply {
        let system: CoordinateSystem = try call.input.optionalWord("system") ?? .wgs84
        let point = Coordinate(
            longitude: try call.input("longitude"), latitude: try call.input("latitude"), in: system)
        let atlas: TerritoryAtlas = try await current.atlas()
        guard let place = atlas.locate(point, downTo: try call.input.optionalWord("level") ?? .unit) else {
            throw PlaceRefusal.outsideTerritory
        }
        return .json(PlaceView(place, in: atlas))
    }

    private func apiSearch(_ call: Call) async throws -> Reply {
        let limit: Int = try call.input.optional("limit") ?? 10
        let text: String = try call.input("q")
        let found: [CandidateView] = try await candidates(text, limit: limit) {
            $0.locate(address: text, limit: limit)
        }
        return .json(CandidateList(items: found, next: nil))
    }

    private func apiImport(_ call: Call) async throws -> Reply {
        let content: String? = try call.input.optional("content")
        let file: [UInt8] = content.map { Array($0.utf8) } ?? call.uploads.first?.bytes ?? []
        let report = try await importing(file, try Self.options(call), by: try call.officer(), key: call.once)
        return .json(ImportReportView(report, call), status: report.isStored ? .created : .unprocessableContent)
    }

    private func apiShow(_ call: Call) async throws -> Reply {
        let atlas: TerritoryAtlas = try await current.atlas()
        let place: Place = try Self.place(try call.parameter("code"), in: atlas)
        return .json(PlaceView(place, in: atlas), version: place.version)
    }

    private func apiChange(_ call: Call) async throws -> Reply {
        let place: Place = try await find(code: try call.parameter("code"))
        var change = PlaceChange(name: place.name, aliases: place.aliases, urbanRural: place.urbanRural)
        if let name: String = try call.input.optional("name") { change.name = name }
        if let aliases: [String] = try call.input.optional("aliases") { change.aliases = aliases }
        if let code: Int = try call.input.optional("urban_rural_code") { change.urbanRural = try Self.urbanRural(code) }
        let changed: Place = try await self.change(
            place.id, to: change, version: call.ifMatch ?? place.version, by: try call.officer(), key: call.once)
        return .json(PlaceView(changed, in: try await current.atlas()), version: changed.version)
    }

    func boundaryFile(_ call: Call) async throws -> Reply {
        let place: Place = try await find(code: try call.parameter("code"))
        let map: BoundaryMap = try await map(of: place, number: try call.input.optional("number"))
        return Reply(.bytes(try map.bytes(), type: "application/geo+json"))
    }

    static func place(_ code: String, in atlas: TerritoryAtlas) throws -> Place {
        guard let place = atlas.place(written: code) else { throw PlaceRefusal.unknownPlace }
        return place
    }

    static func urbanRural(_ code: Int) throws -> UrbanRural {
        guard let kind = UrbanRural(rawValue: code) else { throw InvalidInput("urban_rural_code", "urbanRural") }
        return kind
    }
}

private struct PlaceList: Encodable, Sendable {
    let items: [PlaceView]
    let next: String?
}

private struct CandidateList: Encodable, Sendable {
    let items: [CandidateView]
    let next: String?
}
