import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var responsibilityAPI: [Route] {
        [
            .api(
                .get, "/responsibilities", .staff(.viewAgencies), "responsibility.api.list",
                input: [.text("category", max: 400), .text("territory", max: 40), .text("agency", max: 40)]
                    + Field.paging,
                answer: .list(ResponsibilityRecord.fields), listRows),
            .api(
                .get, "/responsibilities/proposal", .staff(.viewAgencies), "responsibility.api.propose",
                input: [.text("category", max: 400), .text("territory", max: 40)],
                answer: .object([
                    .text("agency", max: 40), .text("name", max: 80), .flag("fallback"), .text("reason", max: 400),
                ])
            ) { call in
                let names: PathNames = try await names()
                let proposal: Proposal = try await trial(
                    call, call.input.optional("category"), call.input.optional("territory"), names)
                let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
                return .json(ProposalRecord(proposal, table, names, call))
            },
            .api(
                .post, "/responsibilities", .staff(.editAgencies), "responsibility.api.add", input: Self.rowFields,
                answer: .object(ResponsibilityRecord.fields)
            ) { call in
                let row: Responsibility = try await responsibilities.add(rowDraft(call), by: call.officer())
                return .json(try await record(row, call), status: .created, version: row.version)
            },
            .api(
                .post, "/responsibilities/{id}/end", .staff(.editAgencies), "responsibility.api.end",
                input: [.day("to")], answer: .object(ResponsibilityRecord.fields)
            ) { call in
                let day: Day = try call.input.optional("to") ?? call.zone.day(of: call.now)
                let row: Responsibility = try await responsibilities.end(rowID(call), on: day, by: call.officer())
                return .json(try await record(row, call), version: row.version)
            },
        ]
    }

    private func listRows(_ call: Call) async throws -> Reply {
        let names: PathNames = try await names()
        let limit: Int = try call.input.optional("limit") ?? 50
        let found: [Responsibility] = try await responsibilities.list(
            rowFilter(call, names), after: place(call), limit: limit + 1)
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        let page = found.prefix(limit).map { ResponsibilityRecord($0, table, names) }
        return .json(
            RecordList(items: page, next: found.count > limit ? ResponsibilityPlace(after: found[limit - 1]).text : nil)
        )
    }

    private func record(_ row: Responsibility, _ call: Call) async throws -> ResponsibilityRecord {
        ResponsibilityRecord(row, try await responsibilities.table(at: call.now), try await names())
    }
}

/// A row of the responsibility table as programs see it.
struct ResponsibilityRecord: Encodable, Sendable {
    let id: String
    let category: String?
    let territory: String?
    let agency: String?
    let type: String?
    let duty: String?
    let from: String?
    let to: String?
    let note: String

    init(_ row: Responsibility, _ table: ResponsibilityTable, _ names: PathNames) {
        id = row.id.description
        category = row.category?.key
        territory = row.territory.map { names.atlas[path: $0]?.code ?? $0.key }
        agency = row.holder.agency.flatMap { table.agencies[$0]?.code }
        type = row.holder.kind?.type.rawValue
        duty = row.holder.kind?.duty
        from = row.validity.from?.description
        to = row.validity.to?.description
        note = row.note
    }

    static let fields: [Field] = [.id("id")] + AgencyRoutes.rowFields
}

/// What the table proposes, and why, as programs see it.
struct ProposalRecord: Encodable, Sendable {
    let agency: String
    let name: String
    let fallback: Bool
    let reason: String

    init(_ proposal: Proposal, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        agency = table.agencies[proposal.agency]?.code ?? ""
        name = proposal.name
        fallback = proposal.isFallback
        reason = proposal.reason(place: names.place, category: names.category) { call.say($0, $1) }
    }
}
