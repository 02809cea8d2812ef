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

    private enum CodingKeys: String, CodingKey {
        case code, name, path, level, confidence, matched, rest, longitude, latitude
        case pathText = "path_text"
        case madeUp = "made_up"
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
    }

    static let fields: [Field] = [
        .text("code", max: 40, required: true), .text("name", max: 60, required: true),
        .text("path_text", max: 400, required: true), .text("path", max: 200, required: true),
        .word("level", PlaceLevel.self, required: true), .number("confidence", 0...1, required: true),
        Field("matched", .texts(max: 20)), .text("rest", max: 200), .number("longitude", -180...180),
        .number("latitude", -90...90), .flag("made_up"),
    ]
}
