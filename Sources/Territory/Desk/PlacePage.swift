import Kernel
import Site

/// A place, where it stands, what is in it, and the boundaries it has had.
struct PlacePage: Sendable {
    struct Crumb: Sendable {
        let name: String
        let href: String
    }

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Version: Sendable {
        let label: String
        let href: String
        let span: String
        let madeUp: Bool
        let current: Bool
    }

    let name: String
    let code: String
    let crumbs: [Crumb]
    let facts: [Fact]
    let madeUp: Bool
    let hasMadeUpBoundaries: Bool
    let hasMap: Bool
    let mapLabel: String
    let centreLongitude: String?
    let centreLatitude: String?
    private(set) var boundaryPath: String
    private(set) var rows: [PlaceRow] = []
    private(set) var hasRows = false
    private(set) var pager: Pager?
    private(set) var versions: [Version] = []
    private(set) var hasVersions = false
    /// Set when an earlier boundary is shown.
    private(set) var earlier: String?
    let form: PlaceForm?
    let canImport: Bool

    private let call: Call

    init(_ place: Place, _ atlas: TerritoryAtlas, _ call: Call) {
        self.call = call
        let words = PlaceWords(call)
        let children: [Place] = atlas.children(of: place)
        name = place.name
        code = place.code
        crumbs = atlas.chain(to: place).dropLast().map { Crumb(name: $0.name, href: "/territory/\($0.code)") }
        facts = words.facts(place)
        madeUp = place.isMadeUp
        hasMadeUpBoundaries = place.boundary == .madeUp || children.contains { $0.boundary == .madeUp }
        hasMap = place.boundary != .none || children.contains { $0.boundary != .none }
        mapLabel = call.say("territory.map", ["name": place.name])
        centreLongitude = place.centre.map { String($0.longitude) }
        centreLatitude = place.centre.map { String($0.latitude) }
        boundaryPath = "/territory/\(place.code)/boundary.geojson"
        let officer: Officer? = call.visitor.officer
        canImport = officer?.holds(.editTerritory) ?? false
        form = officer?.may(.editTerritory, place.subject) == true ? PlaceForm(place, words, call) : nil
    }

    mutating func show(_ children: [Place], of count: Int, hasMore: Bool) {
        let words = PlaceWords(call)
        rows = children.map { PlaceRow($0, words) }
        hasRows = !rows.isEmpty
        let next: String? = hasMore ? children.last.map { Cursor(key: 0, id: $0.path.key).text } : nil
        pager = Pager(
            summary: call.say("territory.count", ["count": String(count)]),
            next: next.map { "/territory/\(code)?after=\($0)" })
    }

    mutating func show(_ history: [BoundaryVersion], chosen: Int?) {
        hasVersions = history.count > 1
        versions = history.map { version in
            let from: String = call.zone.text(version.from)
            let to: String = version.to.map(call.zone.text) ?? call.say("territory.version.now")
            return Version(
                label: call.say("territory.version", ["number": String(version.number)]),
                href: "/territory/\(code)" + (version.to == nil ? "" : "?boundary=\(version.number)"),
                span: "\(from) – \(to)", madeUp: version.isMadeUp, current: version.isShown(as: chosen))
        }
        guard let chosen, let version = history.first(where: { $0.number == chosen }), version.to != nil else { return }
        boundaryPath += "?number=\(chosen)"
        earlier = call.say("territory.version.earlier", ["number": String(chosen)])
    }
}

/// A line of the list of places.
struct PlaceRow: Sendable {
    let code: String
    let name: String
    let href: String
    let level: String
    let urbanRural: String?
    let madeUp: Bool
    let boundaryMadeUp: Bool

    init(_ place: Place, _ words: PlaceWords) {
        code = place.code
        name = place.name
        href = "/territory/\(place.code)"
        level = words.level(place.level)
        urbanRural = place.urbanRural.map(words.urbanRural)
        madeUp = place.isMadeUp
        boundaryMadeUp = place.boundary == .madeUp && !place.isMadeUp
    }

    /// The columns an import reads, so that an export can be corrected and brought back.
    static let exportHeader: [String] = [
        "code", "parent", "name", "level", "urban_rural_code", "longitude", "latitude", "made_up", "aliases",
        "boundary",
    ]

    static func exportRow(_ place: Place, _ atlas: TerritoryAtlas) -> [String] {
        [
            place.code, place.parent.flatMap { atlas[$0]?.code } ?? "", place.name, place.level.rawValue,
            place.urbanRural.map { String($0.rawValue) } ?? "", place.centre.map { String($0.longitude) } ?? "",
            place.centre.map { String($0.latitude) } ?? "", place.isMadeUp ? "1" : "0",
            place.aliases.joined(separator: "|"), place.boundary.rawValue,
        ]
    }
}

/// The fields by which a place is changed.
struct PlaceForm: Sendable {
    let name: FormField
    let aliases: FormField
    let urbanRural: FormField
    let version: Int
    let isCommunity: Bool

    init(_ place: Place, _ words: PlaceWords, _ call: Call) {
        name = FormField("name", call, value: place.name, required: true, maxLength: 60)
        aliases = FormField("aliases", call, value: place.aliases.joined(separator: "\n"), maxLength: 1300)
        urbanRural = FormField(
            "urban_rural_code", call, value: place.urbanRural.map { String($0.rawValue) },
            choices: UrbanRural.allCases.map { (String($0.rawValue), words.urbanRural($0)) })
        version = place.version
        isCommunity = place.level == .community
    }
}

/// What places are called in the reader's language.
struct PlaceWords: Sendable {
    let call: Call

    init(_ call: Call) { self.call = call }

    func level(_ level: PlaceLevel) -> String { call.say("territory.level.\(level.rawValue)") }
    func urbanRural(_ kind: UrbanRural) -> String { call.say("territory.urbanRural.\(kind.rawValue)") }
    func boundary(_ state: BoundaryState) -> String { call.say("territory.boundary.\(state.rawValue)") }

    func facts(_ place: Place) -> [PlacePage.Fact] {
        var facts: [PlacePage.Fact] = [
            fact("code", place.code), fact("level", level(place.level)), fact("boundary", boundary(place.boundary)),
        ]
        if let kind = place.urbanRural { facts.append(fact("urbanRural", urbanRural(kind))) }
        if !place.aliases.isEmpty { facts.append(fact("aliases", place.aliases.joined(separator: "、"))) }
        if place.centre != nil || place.boundary != .none {
            facts.append(fact("source", call.say("territory.system.\(place.source.rawValue)")))
        }
        return facts
    }

    private func fact(_ word: String, _ value: String) -> PlacePage.Fact {
        PlacePage.Fact(label: call.say("territory.\(word)"), value: value)
    }
}
