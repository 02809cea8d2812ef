import Kernel
import Site
import Territory

/// A row of the responsibility table as programs see it.
struct ResponsibilityRecord: Encodable, Sendable {
    let id: String
    let line: String
    let category: String?
    let territory: String?
    let agency: String?
    let type: String?
    let duty: String?
    let supports: [String]
    let from: String?
    let to: String?
    let ground: String
    let origin: String
    let ruling: String?
    let version: Int

    init(_ row: Responsibility, _ table: ResponsibilityTable, _ names: PathNames) {
        id = row.id.description
        line = row.line.description
        category = row.category?.key
        territory = row.territory.map { names.atlas[path: $0]?.code ?? $0.key }
        agency = row.lead.agency.flatMap { table.agencies[$0]?.code }
        type = row.lead.kind?.type.rawValue
        duty = row.lead.kind?.duty
        supports = row.supports.map { $0.mark(table) }
        from = row.validity.from?.description
        to = row.validity.to?.description
        ground = row.ground
        origin = row.origin.word
        ruling = row.origin.caseNumber
        version = row.version
    }

    static let fields: [Field] =
        [.id("id"), .id("line")] + AgencyRoutes.rowFields + [
            .text("origin", max: 20), .text("ruling", max: 40), .integer("version", 0...Int.max),
        ]
}

/// What the table proposes, and why, as programs see it.
struct ProposalRecord: Encodable, Sendable {
    let agency: String
    let name: String
    let supports: [String]
    let missing: [String]
    let fallback: Bool
    let reason: String
    let ground: String?

    init(_ proposal: Proposal, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        agency = table.agencies[proposal.agency]?.code ?? ""
        name = proposal.name
        supports = proposal.supports.compactMap { table.agencies[$0.agency]?.code }
        missing = proposal.missing.map { $0.mark(table) }
        fallback = proposal.isFallback
        reason = proposal.reason(place: names.place, category: names.category) { call.say($0, $1) }
        ground = proposal.citation
    }

    static let fields: [Field] = [
        .text("agency", max: 40), .text("name", max: 80), Field("supports", .texts(max: 12)),
        Field("missing", .texts(max: 12)), .flag("fallback"), .text("reason", max: 400),
        .text("ground", max: ResponsibilityDraft.longestGround),
    ]
}
