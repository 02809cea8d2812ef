import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var agencyAPI: [Route] {
        [
            .api(
                .get, "/agencies", .staff(.viewAgencies), "agency.api.list",
                input: [.text("under", max: 40), .word("type", AgencyType.self), .text("territory", max: 40)]
                    + Field.paging,
                answer: .list(AgencyRecord.fields), listAgencies),
            .api(
                .get, "/agencies/{code}", .staff(.viewAgencies), "agency.api.show", answer: .object(AgencyRecord.fields)
            ) { call in
                let agency: Agency = try await agency(code: call.parameter("code"), at: call.now)
                return .json(AgencyRecord(agency, try await names()), version: agency.version)
            },
            .api(
                .post, "/agencies", .staff(.editAgencies), "agency.api.add",
                input: [
                    .text("code", max: 40, required: true), .text("name", max: 80, required: true),
                    .word("type", AgencyType.self, required: true), .text("duty", max: 40), .text("parent", max: 40),
                    .text("territory", max: 40, required: true),
                ], answer: .object(AgencyRecord.fields)
            ) { call in
                let agency: Agency = try await agencies.add(draft(call), by: call.officer())
                await responsibilities.forget()
                return .json(AgencyRecord(agency, try await names()), status: .created, version: agency.version)
            },
            .api(
                .patch, "/agencies/{code}", .staff(.editAgencies), "agency.api.change",
                input: [
                    .text("name", max: 80), .text("territory", max: 40), .flag("active"), .text("successor", max: 40),
                ],
                answer: .object(AgencyRecord.fields), change),
        ]
    }

    private func listAgencies(_ call: Call) async throws -> Reply {
        let names: PathNames = try await names()
        let under: String? = try call.input.optional("under")
        var filter = AgencyFilter(type: try call.input.optionalWord("type"))
        if let under { filter.under = try await agency(code: under, at: call.now).path }
        filter.territory = try call.input.optional("territory").map { try names.place(code: $0, field: "territory") }
        let after: String? = try call.input.optional("after")
        let limit: Int = try call.input.optional("limit") ?? 50
        let found: [Agency] = try await agencies.list(filter, after: after.map(TreePath.init(key:)), limit: limit + 1)
        let page = found.prefix(limit).map { AgencyRecord($0, names) }
        return .json(RecordList(items: page, next: found.count > limit ? page.last?.path : nil))
    }

    private func change(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        var agency: Agency = try await agency(code: call.parameter("code"), at: call.now)
        let names: PathNames = try await names()
        let name: String? = try call.input.optional("name")
        let place: TreePath? = try call.input.optional("territory").map {
            try names.place(code: $0, field: "territory")
        }
        if name != nil || place != nil {
            agency = try await agencies.change(
                agency.id, name: name ?? agency.name, territory: place ?? agency.territory,
                version: call.ifMatch ?? agency.version, by: officer)
        }
        if let isActive: Bool = try call.input.optional("active") {
            agency = try await setActive(isActive, agency.id, call)
        }
        await responsibilities.forget()
        return .json(AgencyRecord(agency, names), version: agency.version)
    }
}

/// An agency as programs see it.
struct AgencyRecord: Encodable, Sendable {
    let id: String
    let code: String
    let name: String
    let type: String
    let duty: String?
    let path: String
    let territory: String
    let active: Bool
    let successor: String?
    let version: Int

    init(_ agency: Agency, _ names: PathNames) {
        id = agency.id.description
        code = agency.code
        name = agency.name
        type = agency.kind.type.rawValue
        duty = agency.kind.duty
        path = agency.path.key
        territory = names.atlas[path: agency.territory]?.code ?? agency.territory.key
        active = agency.isActive
        successor = agency.successor?.description
        version = agency.version
    }

    static let fields: [Field] = [
        .id("id"), .text("code", max: 40), .text("name", max: 80), .word("type", AgencyType.self),
        .text("duty", max: 40),
        .text("path", max: 400), .text("territory", max: 40), .flag("active"), .id("successor"),
        .integer("version", 1...Int.max),
    ]
}

/// A page of a list, with where the next one begins.
struct RecordList<Item: Encodable & Sendable>: Encodable, Sendable {
    let items: [Item]
    let next: String?
}
