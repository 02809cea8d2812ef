import Accounts
import Cases
import Kernel
import Site
import Storage
import Territory

/// Whom the city asks: the rows in force, and for those who keep the rules the forms that change them.
struct SamplingRulesPage: Sendable {
    struct Line: Sendable {
        let number: Int
        let text: String
        let percent: Int
    }

    struct Form: Sendable {
        let kind: FormField
        let urgency: FormField
        let category: FormField
        let district: FormField
        let percent: FormField
        let position: FormField
    }

    let version: Int
    let inForce: String
    let lines: [Line]
    let rules: [RuleLine]
    let form: Form
    let mayEdit: Bool
    let versions: [RulesPage.Version]
    let hasVersions: Bool
}

extension FollowUpRoutes {
    var rulePages: [Route] {
        let show: Handler = { call in try await rules(call) }
        return [
            .page(.get, "/follow-ups/rules", .anyStaff, "followUp.rules", show),
            .page(
                .post, "/follow-ups/rules/rows", .staff(.editRules), "followUp.rules.add",
                input: Self.rowFields + [.rulesSeen], form: show, addRow),
            .page(
                .post, "/follow-ups/rules/rows/remove", .staff(.editRules), "followUp.rules.remove",
                input: [.integer("row", 1...SamplingRules.mostRows, required: true), .rulesSeen], form: show
            ) { call in
                let row: Int = try call.input("row")
                return try await change(call) { rules in
                    guard rules.rows.indices.contains(row - 1) else { throw FollowUpRefusal.noSuchRow(row) }
                    rules.rows.remove(at: row - 1)
                }
            },
            .page(
                .post, "/follow-ups/rules/settings", .staff(.editRules), "followUp.rules.settings",
                input: SamplingRules.parts.fields, form: show
            ) { call in try await change(call, SamplingRules.parts.take(call)) },
        ]
    }

    private static let rowFields: [Field] = [
        .word("kind", CaseKind.self), .word("urgency", Urgency.self), .text("category", max: 60),
        .text("district", max: 80), .integer("percent", 0...100, required: true),
        .integer("position", 1...SamplingRules.mostRows),
    ]

    private func addRow(_ call: Call) async throws -> Reply {
        let names: FollowUpNames = try await names(call)
        let category: TreePath? = try call.input.optional("category").map(TreePath.init(key:))
        let district: TreePath? = try call.input.optional("district").map(TreePath.init(key:))
        if let category, names.categories[category] == nil { throw InvalidInput("category", "unknownCategory") }
        if let district, names.atlas[path: district] == nil { throw InvalidInput("district", "unknownPlaceCode") }
        let row = SamplingRow(
            kind: try call.input.optionalWord("kind"), urgency: try call.input.optionalWord("urgency"),
            category: category, district: district, percent: try call.input("percent"))
        let position: Int? = try call.input.optional("position")
        return try await change(call) { rules in
            rules.rows.insert(row, at: min((position ?? rules.rows.count + 1) - 1, rules.rows.count))
        }
    }

    private func change(_ call: Call, _ body: @escaping @Sendable (inout SamplingRules) throws -> Void) async throws
        -> Reply
    {
        try await sampling.change(call.input("_version"), once: call.once, by: call.officer(), body)
        return .redirect("/follow-ups/rules", notice: "followUpRulesChanged")
    }

    private func rules(_ call: Call) async throws -> Reply {
        let versions: [RuleVersion<SamplingRules>] = try await sampling.versions()
        let page = SamplingRulesPage(versions, try await sampling.authors(of: versions), try await names(call), call)
        return .page("follow-up-rules", page)
    }
}

extension SamplingRules {
    /// What stands beside the rows.
    static let parts = RuleParts(
        { "followUp.rule.\($0)" },
        [
            .words("certain", \.certain) { $0.say("followUp.certain.\($1.rawValue)") },
            .words("linkChannels", \.linkChannels) { $0.say("case.channel.\($1.rawValue)") },
        ] + numbers.map(RulePart.number))
}

extension SamplingRulesPage {
    init(
        _ versions: [RuleVersion<SamplingRules>], _ authors: [Identifier<Visitor>: String], _ names: FollowUpNames,
        _ call: Call
    ) {
        let now: RuleVersion<SamplingRules> = versions.first ?? .defaults
        version = now.version
        inForce = call.inForce(now.version)
        lines = now.table.rows.enumerated().map {
            Line(number: $0 + 1, text: $1.text(names, call), percent: $1.percent)
        }
        rules = SamplingRules.parts.lines(now.table, call.filling("/follow-ups/rules/settings"))
        form = Form(names, call.filling("/follow-ups/rules/rows"))
        mayEdit = call.mayEditRules
        self.versions = call.versions(versions, names: authors) { old, new in
            new.rowChanges(from: old, names, call) + SamplingRules.parts.changes(from: old, to: new, call)
        }
        hasVersions = !versions.isEmpty
    }
}

extension SamplingRules {
    fileprivate func rowChanges(from old: SamplingRules, _ names: FollowUpNames, _ call: Call) -> [String] {
        guard rows != old.rows else { return [] }
        let after: [String] = rows.map { "\($0.text(names, call)) \($0.percent) %" }
        return [call.say("followUp.rules.rowsNow", ["rows": call.list(after)])]
    }
}

extension SamplingRulesPage.Form {
    init(_ names: FollowUpNames, _ call: Call) {
        kind = FormField("kind", call, choices: call.choices(CaseKind.self, "case.kind"))
        urgency = FormField("urgency", call, choices: call.choices(Urgency.self, "case.urgency"))
        category = FormField("category", call, choices: names.categoryChoices)
        district = FormField("district", call, choices: names.districtChoices)
        percent = FormField("percent", call, required: true)
        position = FormField("position", call)
    }
}

extension SamplingRow {
    /// In words: all that must fit, or everybody.
    func text(_ names: FollowUpNames, _ call: Call) -> String {
        var parts: [String] = []
        if let kind { parts.append(call.say("case.kind.\(kind.rawValue)")) }
        if let urgency { parts.append(call.say("case.urgency.\(urgency.rawValue)")) }
        if let category { parts.append(names.category(category)) }
        if let district { parts.append(names.place(district)) }
        return parts.isEmpty ? call.say("followUp.rules.everybody") : parts.joined(separator: " · ")
    }
}
