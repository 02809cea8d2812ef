import Kernel
import Site

/// A whole case, for programs that act for staff.
struct CaseDetail: Encodable, Sendable {
    let number: String
    let version: Int
    let state: CaseState
    let kind: CaseKind
    let channel: CaseChannel
    let urgency: Urgency
    let standing: ReporterStanding
    let category: String?
    let territory: String?
    let longitude: Double?
    let latitude: Double?
    let address: String?
    let description: String
    let owner: String
    let due: String?
    let created: String
    let updated: String
    let reporter: ReporterJSON?
    let question: String?
    let answer: String?
    let mergedInto: String?
    let followers: [String]
    let assignments: [AssignmentJSON]
    let photos: [String]
    let allowed: [CaseAct]

    struct ReporterJSON: Encodable, Sendable {
        let name: String?
        let phone: String?
    }

    struct AssignmentJSON: Encodable, Sendable {
        let number: Int
        let parent: Int?
        let part: Assignment.Part
        let agency: String
        let state: Assignment.State
        let offered: String
        let signDue: String
        let replyDue: String
        let signed: String?
        let replied: String?
        let result: String?
        let answer: String?
    }

    init(_ view: CaseView, _ zone: Zone) {
        let file: Case = view.file
        number = file.number.description
        version = file.version
        state = file.state
        kind = file.kind
        channel = file.channel
        urgency = file.urgency
        standing = file.standing
        category = file.category?.key
        territory = file.place?.path.key
        longitude = file.place?.point?.longitude
        latitude = file.place?.point?.latitude
        address = view.address
        description = view.description
        owner = file.owner.id.description
        due = file.nextDue.map(zone.iso)
        created = zone.iso(file.createdAt)
        updated = zone.iso(file.updatedAt)
        reporter = view.reporter.map { ReporterJSON(name: $0.name, phone: $0.phone) }
        question = file.question.flatMap { view.texts[$0] }
        answer = file.answer.flatMap { view.texts[$0] }
        mergedInto = view.leader?.description
        followers = view.followers.map(\.description)
        assignments = file.assignments.map { AssignmentJSON($0, view, zone) }
        photos = view.photos.map(\.photo.description)
        allowed = file.allowed
    }

    static let fields: [Field] =
        CaseStanding.fields + [
            .word("kind", CaseKind.self, required: true), .word("channel", CaseChannel.self, required: true),
            .word("urgency", Urgency.self, required: true), .word("standing", ReporterStanding.self, required: true),
            .text("category", max: 40), .text("territory", max: 80), .number("longitude", -180...180),
            .number("latitude", -90...90), .text("address", max: 200), .text("description", max: 4000, required: true),
            .id("owner", required: true), .instant("due"), .instant("created", required: true),
            .instant("updated", required: true), .text("question", max: 4000), .text("answer", max: 4000),
            .text("mergedInto", max: 16), Field("followers", .texts(max: 10_000)), Field("photos", .texts(max: 100)),
            Field("allowed", .texts(max: 30)),
        ]
}

extension CaseDetail.AssignmentJSON {
    init(_ assignment: Assignment, _ view: CaseView, _ zone: Zone) {
        number = assignment.number
        parent = assignment.parent
        part = assignment.part
        agency = assignment.agency.id.description
        state = assignment.state
        offered = zone.iso(assignment.offeredAt)
        signDue = zone.iso(assignment.signDue)
        replyDue = zone.iso(assignment.replyDue)
        signed = assignment.signedAt.map(zone.iso)
        replied = assignment.repliedAt.map(zone.iso)
        result = assignment.result.flatMap { view.texts[$0] }
        answer = assignment.answer.flatMap { view.texts[$0] }
    }
}

/// One step of a case's history, for programs.
struct CaseChangeJSON: Encodable, Sendable {
    let version: Int
    let event: String
    let at: String
    let by: String
    let person: String?
    let agency: String?

    init(_ moment: CaseChange, _ zone: Zone) {
        version = moment.version
        event = moment.event.kind.rawValue
        at = zone.iso(moment.at)
        by = moment.author.kind.rawValue
        person = moment.author.person?.description
        agency = moment.author.agency?.description
    }

    static let fields: [Field] = [
        .integer("version", 1...1_000_000, required: true), .text("event", max: 40, required: true),
        .instant("at", required: true), .word("by", Author.Kind.self, required: true), .id("person"), .id("agency"),
    ]
}
