import Kernel
import Site
import Territory

/// What pages and programs send about rows, read into the words of the desk.
extension AgencyRoutes {
    private static let holderFields: [Field] = [
        .text("agency", max: 40), .word("type", AgencyType.self), .text("duty", max: 40),
        Field("supports", .texts(max: ResponsibilityDraft.mostSupports)), .day("from"), .day("to"),
    ]
    private static let scopeFields: [Field] = [.text("category", max: 400), .text("territory", max: 40)]
    static let groundField: Field = .text("ground", max: ResponsibilityDraft.longestGround)

    /// A page's form has one field for each support.
    static let supportFields: [Field] = ResponsibilityFields.supportNames.map { .text($0, max: 90) }

    static let rowFields: [Field] = scopeFields + holderFields + [groundField]
    static let changeInput: [Field] = holderFields + [groundField, .integer("version", 0...Int(Int32.max))]

    func rowID(_ call: Call) throws -> Responsibility.ID {
        guard let id = Responsibility.ID(try call.parameter("id")) else { throw AgencyRefusal.unknownResponsibility }
        return id
    }

    func rowDraft(_ call: Call) async throws -> ResponsibilityDraft {
        let names: PathNames = try await names()
        let input: Input = call.input
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        return ResponsibilityDraft(
            category: try input.optional("category").map { try names.category(key: $0, field: "category") },
            territory: try input.optional("territory").map { try names.place(code: $0, field: "territory") },
            lead: try lead(call, table), supports: try supports(call, table),
            ground: try input.optional("ground") ?? "",
            validity: Validity(from: try input.optional("from"), to: try input.optional("to")))
    }

    func rowChange(_ call: Call) async throws -> ResponsibilityChange {
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        return ResponsibilityChange(
            lead: try lead(call, table), supports: try supports(call, table),
            ground: try call.input.optional("ground") ?? "", from: try call.input.optional("from"),
            to: try call.input.optional("to"), version: try call.ifMatch ?? call.input.optional("version"))
    }

    /// A row names an agency by its code, or a type of agency, not both.
    private func lead(_ call: Call, _ table: ResponsibilityTable) throws -> Responsibility.Holder {
        let code: String? = try call.input.optional("agency")
        let type: AgencyType? = try call.input.optionalWord("type")
        switch (code, type) {
        case (let code?, nil):
            guard let agency = table.agency(code: code), agency.isActive else {
                throw InvalidInput("agency", "unknownAgencyCode")
            }
            return .agency(agency.id)
        case (nil, let type?): return .kind(AgencyKind(type, duty: try call.input.optional("duty")))
        default: throw InvalidInput("agency", "agencyOrType")
        }
    }

    /// Codes of agencies, or `@` and a type.
    private func supports(_ call: Call, _ table: ResponsibilityTable) throws -> [Responsibility.Holder] {
        let chosen: [String] = try ResponsibilityFields.supportNames.compactMap { try call.input.optional($0) }
        let marks: [String] = try call.input.optional("supports") ?? chosen
        let names = TableNames(categories: [], agencies: Array(table.agencies.values)) { _ in nil }
        return try marks.map { mark in
            guard let holder = try? names.holder(mark) else { throw InvalidInput("supports", "unknownAgencyCode") }
            return holder
        }
    }

    func place(_ call: Call) throws -> ResponsibilityPlace? {
        guard let text: String = try call.input.optional("after") else { return nil }
        guard let place = ResponsibilityPlace(text) else { throw SiteRefusal.badCursor }
        return place
    }

    /// The table of the day that is asked for; today's without one.
    func asked(_ call: Call) async throws -> ResponsibilityTable {
        guard let day: Day = try call.input.optional("on") else {
            return try await responsibilities.table(at: call.now)
        }
        return try await responsibilities.table(on: day)
    }

    func rowFilter(_ call: Call, _ names: PathNames) async throws -> ResponsibilityFilter {
        let code: String? = try call.input.optional("agency")
        var filter = ResponsibilityFilter(
            category: try call.input.optional("category").map { try names.category(key: $0, field: "category") },
            territory: try call.input.optional("territory").map { try names.place(code: $0, field: "territory") },
            day: try call.input.optional("on") ?? call.zone.day(of: call.now))
        if let code { filter.agency = try await agency(code: code, at: call.now).id }
        return filter
    }

    func trial(
        _ table: ResponsibilityTable, _ category: String?, _ territory: String?, _ names: PathNames
    ) async throws -> Proposal {
        let place: TreePath? = try territory.map { try names.place(code: $0, field: "territory") }
        let path: TreePath? = try category.map { try names.category(key: $0, field: "category") }
        return try table.propose(category: path, territory: place)
    }
}
