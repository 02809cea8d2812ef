import Agencies
import Calendar
import Cases
import Kernel
import Site
import Territory

/// The form that raises a whistle.
struct WhistleRaisePage: Sendable {
    struct Agency: Sendable {
        let id: String
        let name: String
        let chosen: Bool
    }

    let caseNumber: String?
    let caseGrouped: String?
    let kind: FormField
    let title: FormField
    let matter: FormField
    let place: PlaceField
    let radius: FormField
    let category: FormField
    let agencies: [Agency]
    let calledFault: String?
    let lead: FormField
    let limits: [String]
}

extension WhistleRoutes {
    var raisePages: [Route] {
        [
            .page(
                .get, "/whistles/new", .staff(.raiseWhistles), "whistle.page.new", input: [.text("case", max: 40)]
            ) { call in try await raisePage(call) },
            .page(
                .post, "/whistles", .staff(.raiseWhistles), "whistle.page.raise", input: Self.order,
                form: { call in try await raisePage(call) }
            ) { call in
                let order: WhistleOrder = try await order(call)
                let file: WhistleFile = try await desk.raise(order, by: call.officer(), once: call.once)
                return .redirect("/whistles/\(file.number)", notice: "whistleRaised")
            },
        ]
    }

    private static let order: [Field] =
        [
            .word("kind", WhistleKind.self, required: true), .text("case", max: 40),
            .text("title", max: 200, required: true), .text("matter", max: 4_000), .text("category", max: 60),
            .text("place", max: 200), .number("latitude", -90...90), .number("longitude", -180...180),
            .integer("radius", 1...100_000), Field("called", .texts(max: 40)), .id("lead"),
        ]

    private func order(_ call: Call) async throws -> WhistleOrder {
        var order = try WhistleOrder(call.input)
        if order.point == nil, let address: String = try call.input.optional("place") {
            let found: PlaceCandidate? = try await territory.atlas().locate(address: address, limit: 1).first
            order.node = found.flatMap { $0.confidence >= Self.sureEnough ? $0.place.id : nil }
            if order.node == nil { throw WhistleRefusal.noPlace }
        }
        return order
    }

    /// Below this an address could be anywhere.
    private static let sureEnough = 0.6

    private func raisePage(_ call: Call) async throws -> Reply {
        let names: WhistleNames = try await names(call)
        let written: String? = call.refused?.entered["case"] ?? call.queried("case")
        let number: CaseNumber? = try? written.map { try CaseNumber(reading: $0) }
        let view: CaseView? = try await number.asyncMap { try await desk.cases.open($0, by: call.officer()) }
        let draw = WhistleRaiseDraw(call: call, names: names, rules: try await desk.rules())
        return .page("whistle-raise", draw.page(view))
    }
}

/// Draws the form that raises a whistle.
struct WhistleRaiseDraw {
    let call: Call
    let names: WhistleNames
    let rules: WhistleRules

    func page(_ view: CaseView?) -> WhistleRaisePage {
        let lead = names.callable.map { (value: $0.id.description, label: $0.name) }
        return WhistleRaisePage(
            caseNumber: view?.file.number.description, caseGrouped: view?.file.number.grouped,
            kind: FormField(
                "kind", call, required: true,
                choices: WhistleKind.allCases.map { ($0.rawValue, call.word($0)) }),
            title: FormField(
                "title", call, value: view.map { String($0.description.prefix(60)) }, required: true, maxLength: 200),
            matter: FormField("matter", call, maxLength: WhistleRules.longestText), place: place(view),
            radius: FormField("radius", call, value: String(rules.table.usualRadius), required: true, maxLength: 5),
            category: FormField(
                "category", call, value: view?.file.category?.key, choices: categories(view?.file.category)),
            agencies: agencies, calledFault: call.fault(of: "called"),
            lead: FormField("lead", call, choices: lead),
            limits: WhistleKind.allCases.map { limitText($0) })
    }

    private func limitText(_ kind: WhistleKind) -> String {
        call.say("whistle.limit", ["kind": call.word(kind), "limit": call.word(rules.clocks(kind).arrival)])
    }

    private var agencies: [WhistleRaisePage.Agency] {
        let entered: String = call.refused?.entered["called"] ?? ""
        return names.callable.map {
            WhistleRaisePage.Agency(
                id: $0.id.description, name: $0.name, chosen: entered.contains($0.id.description))
        }
    }

    private func categories(_ current: TreePath?) -> [(value: String, label: String)] {
        names.categories.all.filter { $0.path.depth <= 2 && !$0.isRetired || $0.path == current }.map {
            (value: $0.path.key, label: names.category($0.path) ?? $0.name)
        }
    }

    private func place(_ view: CaseView?) -> PlaceField {
        let city: Place? = names.atlas.places.first { $0.level == .city } ?? names.atlas.roots.first
        return PlaceField(
            "place", call, address: view?.address, at: view?.file.place?.point,
            centre: city?.centre ?? Coordinate(longitude: 0, latitude: 0),
            boundary: city.map { "/territory/\($0.code)/boundary.geojson" }, madeUp: city?.boundary == .madeUp)
    }
}

extension WhistleOrder {
    /// As form and program give it.
    init(_ input: Input) throws {
        let called: [String] = try input.optional("called") ?? []
        self.init(
            try input.word("kind"),
            calling: try called.map { text in
                guard let id = Identifier<AgencyMark>(text) else { throw InvalidInput("called", "wrongType") }
                return id
            }, title: try input.optional("title"))
        `case` = try input.optional("case", as: String.self).map { try CaseNumber(reading: $0) }
        matter = try input.optional("matter")
        category = try input.optional("category").map { TreePath(key: $0) }
        if let latitude: Double = try input.optional("latitude"),
            let longitude: Double = try input.optional("longitude")
        {
            point = Coordinate(longitude: longitude, latitude: latitude)
        }
        radius = try input.optional("radius")
        lead = try input.optional("lead")
    }
}
