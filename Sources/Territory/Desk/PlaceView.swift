import Kernel
import Site

/// A place as programs see it.
struct PlaceView: Encodable, Sendable {
    let code: String
    let name: String
    let level: String
    let path: String
    let parent: String?
    let urbanRural: Int?
    let madeUp: Bool
    let boundary: String
    let longitude: Double?
    let latitude: Double?
    let aliases: [String]
    let version: Int

    private enum CodingKeys: String, CodingKey {
        case code, name, level, path, parent, boundary, longitude, latitude, aliases, version
        case urbanRural = "urban_rural_code"
        case madeUp = "made_up"
    }

    init(_ place: Place, in atlas: TerritoryAtlas) {
        code = place.code
        name = place.name
        level = place.level.rawValue
        path = place.path.key
        parent = place.parent.flatMap { atlas[$0]?.code }
        urbanRural = place.urbanRural?.rawValue
        madeUp = place.isMadeUp
        boundary = place.boundary.rawValue
        longitude = place.centre?.longitude
        latitude = place.centre?.latitude
        aliases = place.aliases
        version = place.version
    }

    static let fields: [Field] = [
        .text("code", max: 40, required: true), .text("name", max: 60, required: true),
        .word("level", PlaceLevel.self, required: true), .text("path", max: 200, required: true),
        .text("parent", max: 40), .integer("urban_rural_code", 111...220), .flag("made_up"),
        .word("boundary", BoundaryState.self, required: true), .number("longitude", -180...180),
        .number("latitude", -90...90), Field("aliases", .texts(max: 20)), .integer("version", 0...Int(Int32.max)),
    ]
}

/// A candidate for an address or a piece of one, as pages and programs see it.
struct CandidateView: Encodable, Sendable {
    let code: String
    let name: String
    let pathText: String
    let path: String
    let level: String
    let confidence: Double
    let matched: [String]
    let rest: String
    let longitude: Double?
    let latitude: Double?
    let madeUp: Bool
    let derivedFrom: PlaceGround

    private enum CodingKeys: String, CodingKey {
        case code, name, path, level, confidence, matched, rest, longitude, latitude
        case pathText = "path_text"
        case madeUp = "made_up"
        case derivedFrom = "derived_from"
    }

    init(_ candidate: PlaceCandidate, in atlas: TerritoryAtlas) {
        let place: Place = candidate.place
        let chain: [Place] = atlas.chain(to: place)
        code = place.code
        name = place.name
        pathText = chain.map(\.name).joined(separator: " › ")
        path = place.path.key
        level = place.level.rawValue
        confidence = (candidate.confidence * 100).rounded() / 100
        matched = candidate.matched
        rest = candidate.rest
        let point: Coordinate? = chain.last { $0.centre != nil && $0.level > .district || $0.id == place.id }?.centre
        longitude = point?.longitude
        latitude = point?.latitude
        madeUp = place.isMadeUp
        derivedFrom = .names
    }

    /// The place in which a component stands whose code was said; the point is the component's own.
    init?(_ component: Component, in atlas: TerritoryAtlas) {
        guard let place = atlas[path: component.path] else { return nil }
        code = place.code
        name = component.name.isEmpty ? component.code : component.name + " " + component.code
        pathText = (atlas.chain(to: place).map(\.name) + [component.code]).joined(separator: " › ")
        path = place.path.key
        level = place.level.rawValue
        confidence = 0.99
        matched = [component.code]
        rest = ""
        longitude = component.point.longitude
        latitude = component.point.latitude
        madeUp = component.isMadeUp
        derivedFrom = .component
    }

    static let fields: [Field] = [
        .text("code", max: 40, required: true), .text("name", max: 110, required: true),
        .text("path_text", max: 400, required: true), .text("path", max: 200, required: true),
        .word("level", PlaceLevel.self, required: true), .number("confidence", 0...1, required: true),
        Field("matched", .texts(max: 20)), .text("rest", max: 200), .number("longitude", -180...180),
        .number("latitude", -90...90), .flag("made_up"), .word("derived_from", PlaceGround.self, required: true),
    ]
}

/// What a place was found by: names in the text, or a component's code.
enum PlaceGround: String, Encodable, Sendable, CaseIterable {
    case names, component
}

extension TerritoryDesk {
    /// What a text may mean: first the places of components whose codes stand in it, then those `byName` finds.
    func candidates(
        _ text: String, limit: Int, byName find: @Sendable (TerritoryAtlas) -> [PlaceCandidate]
    ) async throws -> [CandidateView] {
        let atlas: TerritoryAtlas = try await current.atlas()
        let coded: [CandidateView] = try await components(in: text).compactMap { CandidateView($0, in: atlas) }
        return Array((coded + find(atlas).map { CandidateView($0, in: atlas) }).prefix(limit))
    }
}
