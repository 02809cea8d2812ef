import Cases
import Kernel
import Site

/// A whistle in a list, for programs.
struct WhistleItem: Encodable, Sendable {
    let number: String
    let version: Int
    let state: WhistleState
    let kind: WhistleKind
    let title: String
    let raiser: String
    let territory: String
    let category: String?
    let called: Int
    let arrived: Int
    let due: String?
    let raised: String
    let closed: String?

    init(_ row: WhistleRow, _ zone: Zone) {
        number = row.number.description
        version = row.version
        state = row.state
        kind = row.kind
        title = row.title
        raiser = row.raiser.key
        territory = row.territory.key
        category = row.category?.key
        called = row.called
        arrived = row.arrived
        due = row.due.map(zone.iso)
        raised = zone.iso(row.raisedAt)
        closed = row.closedAt.map(zone.iso)
    }

    static let fields: [Field] = [
        .text("number", max: 17, required: true), .integer("version", 1...1_000_000, required: true),
        .word("state", WhistleState.self, required: true), .word("kind", WhistleKind.self, required: true),
        .text("title", max: 2_000, required: true), .text("raiser", max: 80, required: true),
        .text("territory", max: 80, required: true), .text("category", max: 60),
        .integer("called", 0...1_000, required: true), .integer("arrived", 0...1_000, required: true), .instant("due"),
        .instant("raised", required: true), .instant("closed"),
    ]
}

/// What an act answers: where the whistle and those called stand now.
struct WhistleStanding: Encodable, Sendable {
    let number: String
    let version: Int
    let state: WhistleState
    let due: String?
    /// One word for each agency called, in their order.
    let standings: [String]

    init(_ file: WhistleFile, _ zone: Zone) {
        number = file.number.description
        version = file.version
        state = file.state
        due = file.nextDue.map(zone.iso)
        standings = file.called.map(\.standing.rawValue)
    }

    static let fields: [Field] = [
        .text("number", max: 17, required: true), .integer("version", 1...1_000_000, required: true),
        .word("state", WhistleState.self, required: true), .instant("due"), Field("standings", .texts(max: 1_000)),
    ]
}

/// A whistle with everything known of it, for programs.
struct WhistleDetail: Encodable, Sendable {
    struct Called: Encodable, Sendable {
        let number: Int
        let agency: String
        let standing: CalledAgency.Standing
        let due: String?
        let arrived: String?
        let onTime: Bool?
        let people: [String]
        let rating: AgencyRating?
        let verdict: WhistleVerdict?
    }

    struct Task: Encodable, Sendable {
        let number: Int
        let agency: Int
        let text: String
        let due: Day
        let isDone: Bool
        let evidence: String?
    }

    let number: String
    let version: Int
    let state: WhistleState
    let kind: WhistleKind
    let title: String
    let `case`: String?
    let raiser: String
    let territory: String
    let longitude: Double?
    let latitude: Double?
    let radius: Int
    let lead: Int
    let raised: String
    let closed: String?
    let called: [Called]
    let tasks: [Task]

    init(_ view: WhistleView, _ zone: Zone) {
        let file: WhistleFile = view.file
        number = file.number.description
        version = file.version
        state = file.state
        kind = file.kind
        title = view.title
        `case` = view.case?.description
        raiser = file.raiser.path.key
        territory = file.place.path.key
        longitude = file.place.point?.longitude
        latitude = file.place.point?.latitude
        radius = file.radius
        lead = file.lead
        raised = zone.iso(file.raisedAt)
        closed = file.closedAt.map(zone.iso)
        called = file.called.map { called in
            Called(
                number: called.number, agency: called.agency.id.description, standing: called.standing,
                due: called.nextDue.map(zone.iso), arrived: called.arrivedAt.map(zone.iso), onTime: called.isOnTime,
                people: called.presences.map { view.texts[$0.name] ?? "" }, rating: called.rating,
                verdict: called.verdict)
        }
        tasks = file.tasks.map { task in
            Task(
                number: task.number, agency: task.agency, text: view.texts[task.text] ?? "", due: task.due,
                isDone: !task.isOpen, evidence: task.evidence.flatMap { view.texts[$0] })
        }
    }

    static let fields: [Field] = [
        .text("number", max: 17, required: true), .integer("version", 1...1_000_000, required: true),
        .word("state", WhistleState.self, required: true), .word("kind", WhistleKind.self, required: true),
        .text("title", max: 2_000, required: true), .text("case", max: 16), .text("raiser", max: 80, required: true),
        .text("territory", max: 80, required: true), .number("longitude", -180...180), .number("latitude", -90...90),
        .integer("radius", 1...100_000, required: true), .integer("lead", 1...1_000, required: true),
        .instant("raised", required: true), .instant("closed"),
    ]
}
