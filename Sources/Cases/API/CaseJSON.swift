import Kernel
import Site

/// A case in a list, for programs.
package struct CaseItem: Encodable, Sendable {
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
    let owner: String
    let handler: String
    let due: String?
    let created: String
    let updated: String
    let summary: String
    let address: String?

    init(_ row: CaseRow, _ zone: Zone) {
        number = row.number.description
        version = row.version
        state = row.state
        kind = row.kind
        channel = row.channel
        urgency = row.urgency
        standing = row.standing
        category = row.category?.key
        territory = row.territory?.key
        longitude = row.point?.longitude
        latitude = row.point?.latitude
        owner = row.owner.key
        handler = row.handler.key
        due = row.due.map(zone.iso)
        created = zone.iso(row.createdAt)
        updated = zone.iso(row.updatedAt)
        summary = row.summary
        address = row.address
    }

    static let fields: [Field] = [
        .text("number", max: 16, required: true), .integer("version", 1...1_000_000, required: true),
        .word("state", CaseState.self, required: true), .word("kind", CaseKind.self, required: true),
        .word("channel", CaseChannel.self, required: true), .word("urgency", Urgency.self, required: true),
        .word("standing", ReporterStanding.self, required: true), .text("category", max: 40),
        .text("territory", max: 80), .number("longitude", -180...180), .number("latitude", -90...90),
        .text("owner", max: 80, required: true), .text("handler", max: 80, required: true), .instant("due"),
        .instant("created", required: true), .instant("updated", required: true),
        .text("summary", max: 120, required: true), .text("address", max: 200),
    ]
}

/// A page of a list; `next` goes into `after` of the following request.
package struct ItemList<Item: Encodable & Sendable>: Encodable, Sendable {
    package let items: [Item]
    package let next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

/// What an act answers: where the case stands now.
struct CaseStanding: Encodable, Sendable {
    let number: String
    let version: Int
    let state: CaseState

    init(_ file: Case) {
        number = file.number.description
        version = file.version
        state = file.state
    }

    static let fields: [Field] = [
        .text("number", max: 16, required: true), .integer("version", 1...1_000_000, required: true),
        .word("state", CaseState.self, required: true),
    ]
}
