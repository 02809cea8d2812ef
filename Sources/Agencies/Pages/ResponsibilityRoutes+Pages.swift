import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var responsibilityPages: [Route] {
        [
            .page(
                .get, "/responsibilities", .staff(.viewAgencies), "responsibility.list",
                input: [
                    .text("category", max: 400), .text("territory", max: 40), .text("agency", max: 40),
                    .text("tryCategory", max: 400), .text("tryTerritory", max: 40),
                ] + Field.paging
            ) { call in .page("responsibility-list", try await listPage(call)) },
            .page(
                .get, "/responsibilities.csv", .staff(.viewAgencies), "responsibility.export",
                input: [
                    .text("category", max: 400), .text("territory", max: 40), .text("agency", max: 40),
                    .text("tryCategory", max: 400), .text("tryTerritory", max: 40),
                ] + Field.paging, export),
            .page(
                .post, "/responsibilities", .staff(.editAgencies), "responsibility.add", input: Self.rowFields,
                form: { call in .page("responsibility-list", try await listPage(call)) }, addRow),
            .page(
                .post, "/responsibilities/{id}/end", .staff(.editAgencies), "responsibility.end",
                input: [.day("to")]
            ) { call in
                let day: Day = try call.input.optional("to") ?? call.zone.day(of: call.now)
                try await responsibilities.end(rowID(call), on: day, by: call.officer())
                return .redirect("/responsibilities", notice: "responsibility.ended")
            },
        ]
    }

    /// The rows of the filter as a table.
    private func export(_ call: Call) async throws -> Reply {
        let names: PathNames = try await names()
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        let found: [Responsibility] = try await responsibilities.list(rowFilter(call, names), limit: 100_000)
        let header: [String] = ["category", "territory", "agency", "note", "days"].map {
            call.say("responsibility.\($0)")
        }
        let rows: [[String]] = found.map { row in
            let line = ResponsibilityLine(row, table, names, call)
            return [line.category, line.territory, line.holder, line.note ?? "", line.days ?? ""]
        }
        return .csv(
            named: "responsibilities.csv", TablePages(header: header) { _ in TablePages.Page(rows: rows, next: nil) })
    }

    private func addRow(_ call: Call) async throws -> Reply {
        try await responsibilities.add(rowDraft(call), by: call.officer())
        return .redirect("/responsibilities", notice: "responsibility.added")
    }

    static let rowFields: [Field] = [
        .text("category", max: 400), .text("territory", max: 40), .text("agency", max: 40),
        .word("type", AgencyType.self), .text("duty", max: 40), .day("from"), .day("to"), .text("note", max: 200),
    ]

    func rowID(_ call: Call) throws -> Responsibility.ID {
        guard let id = Responsibility.ID(try call.parameter("id")) else { throw AgencyRefusal.unknownResponsibility }
        return id
    }

    /// A row names an agency by its code, or a type of agency, not both.
    func rowDraft(_ call: Call) async throws -> ResponsibilityDraft {
        let names: PathNames = try await names()
        let input: Input = call.input
        return ResponsibilityDraft(
            category: try input.optional("category").map { try names.category(key: $0, field: "category") },
            territory: try input.optional("territory").map { try names.place(code: $0, field: "territory") },
            holder: try await holder(call),
            validity: Validity(from: try input.optional("from"), to: try input.optional("to")),
            note: try input.optional("note") ?? "")
    }

    private func holder(_ call: Call) async throws -> Responsibility.Holder {
        let code: String? = try call.input.optional("agency")
        let type: AgencyType? = try call.input.optionalWord("type")
        switch (code, type) {
        case (let code?, nil):
            guard let agency = try? await agency(code: code, at: call.now) else {
                throw InvalidInput("agency", "unknownAgencyCode")
            }
            return .agency(agency.id)
        case (nil, let type?): return .kind(AgencyKind(type, duty: try call.input.optional("duty")))
        default: throw InvalidInput("agency", "agencyOrType")
        }
    }

    func place(_ call: Call) throws -> ResponsibilityPlace? {
        guard let text: String = try call.input.optional("after") else { return nil }
        guard let place = ResponsibilityPlace(text) else { throw SiteRefusal.badCursor }
        return place
    }

    func rowFilter(_ call: Call, _ names: PathNames) async throws -> ResponsibilityFilter {
        let code: String? = try call.input.optional("agency")
        var filter = ResponsibilityFilter(
            category: try call.input.optional("category").map { try names.category(key: $0, field: "category") },
            territory: try call.input.optional("territory").map { try names.place(code: $0, field: "territory") })
        if let code { filter.agency = try await agency(code: code, at: call.now).id }
        return filter
    }

    func trial(_ call: Call, _ category: String?, _ territory: String?, _ names: PathNames) async throws -> Proposal {
        let place: TreePath? = try territory.map { try names.place(code: $0, field: "territory") }
        let path: TreePath? = try category.map { try names.category(key: $0, field: "category") }
        return try await responsibilities.propose(category: path, territory: place, at: call.now)
    }

    private func listPage(_ call: Call) async throws -> ResponsibilityPage {
        let names: PathNames = try await names()
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        let limit: Int = try call.input.optional("limit") ?? 50
        let rows: [Responsibility] = try await responsibilities.list(
            rowFilter(call, names), after: place(call), limit: limit + 1)
        let category: String? = try call.input.optional("tryCategory")
        let territory: String? = try call.input.optional("tryTerritory")
        var page = ResponsibilityPage(rows, limit: limit, table, names, call)
        if category != nil || territory != nil {
            let proposal: Proposal = try await trial(call, category, territory, names)
            page.answer = ResponsibilityPage.TrialAnswer(proposal, table, names, call)
        }
        return page
    }
}
