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

    struct Check: Sendable {
        let field: FormField
        let label: String
    }

    let version: Int
    let since: String?
    let lines: [Line]
    let certain: [Check]
    let certainText: String
    let links: [Check]
    let linkText: String
    let linkDays: FormField
    let remindAfterDays: FormField
    let settingText: String
    let form: Form
    let mayEdit: Bool
    let earlier: [String]
    let hasEarlier: Bool
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
                input: Self.settingFields + [.rulesSeen], form: show, setAll),
        ]
    }

    private static let rowFields: [Field] = [
        .word("kind", CaseKind.self), .word("urgency", Urgency.self), .text("category", max: 60),
        .text("district", max: 80), .integer("percent", 0...100, required: true),
        .integer("position", 1...SamplingRules.mostRows),
    ]

    private static let settingFields: [Field] =
        [.integer("remindAfterDays", 1...30, required: true), .integer("linkDays", 0...14, required: true)]
        + Certainty.allCases.map { .flag("always-\($0.rawValue)") }
        + CaseChannel.allCases.map { .flag("link-\($0.rawValue)") }

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

    private func setAll(_ call: Call) async throws -> Reply {
        let input: Input = call.input
        let remindAfterDays: Int = try input("remindAfterDays")
        let linkDays: Int = try input("linkDays")
        return try await change(call) { rules in
            rules.remindAfterDays = remindAfterDays
            rules.linkDays = linkDays
            rules.certain = Certainty.allCases.filter { input.flag("always-\($0.rawValue)") }
            rules.linkChannels = CaseChannel.allCases.filter { input.flag("link-\($0.rawValue)") }
        }
    }

    private func change(_ call: Call, _ body: @escaping @Sendable (inout SamplingRules) throws -> Void) async throws
        -> Reply
    {
        try await sampling.change(call.input("_version"), once: call.once, by: call.officer(), body)
        return .redirect("/follow-ups/rules", notice: "followUpRulesChanged")
    }

    private func rules(_ call: Call) async throws -> Reply {
        .page("follow-up-rules", SamplingRulesPage(try await sampling.versions(), try await names(call), call))
    }
}

extension SamplingRulesPage {
    init(_ versions: [RuleVersion<SamplingRules>], _ names: FollowUpNames, _ call: Call) {
        let now: RuleVersion<SamplingRules> = versions.first ?? .defaults
        let rules: SamplingRules = now.table
        version = now.version
        since = now.version == 0 ? nil : call.say("followUp.rules.since", ["moment": call.zone.text(now.since)])
        lines = rules.rows.enumerated().map { Line(number: $0 + 1, text: $1.text(names, call), percent: $1.percent) }
        certain = Certainty.allCases.map { Self.check($0, rules.certain.contains($0), call) }
        certainText = Self.list(rules.certain.map { call.say("followUp.certain.\($0.rawValue)") }, call)
        links = CaseChannel.allCases.map { channel in
            Check(
                field: Self.flag("link-\(channel.rawValue)", rules.linkChannels.contains(channel), call),
                label: call.say("case.channel.\(channel.rawValue)"))
        }
        linkText = Self.list(rules.linkChannels.map { call.say("case.channel.\($0.rawValue)") }, call)
        linkDays = FormField("linkDays", call, value: String(rules.linkDays), required: true)
        remindAfterDays = FormField("remindAfterDays", call, value: String(rules.remindAfterDays), required: true)
        settingText = call.say(
            "followUp.rules.setting", ["remind": String(rules.remindAfterDays), "link": String(rules.linkDays)])
        form = Form(names, call)
        mayEdit = call.visitor.officer?.holds(.editRules) ?? false
        earlier = (versions.dropFirst() + [.defaults]).map { $0.text(call) }
        hasEarlier = !versions.isEmpty
    }

    private static func check(_ certainty: Certainty, _ isOn: Bool, _ call: Call) -> Check {
        Check(
            field: flag("always-\(certainty.rawValue)", isOn, call),
            label: call.say("followUp.certain.\(certainty.rawValue)"))
    }

    private static func flag(_ name: String, _ isOn: Bool, _ call: Call) -> FormField {
        FormField(name, call, value: isOn ? "1" : nil)
    }

    private static func list(_ words: [String], _ call: Call) -> String {
        words.isEmpty ? call.say("followUp.rules.nobody") : words.joined(separator: call.say("followUp.rules.and"))
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

extension RuleVersion<SamplingRules> {
    func text(_ call: Call) -> String {
        call.say(
            "followUp.rules.version",
            [
                "version": String(version), "rows": String(table.rows.count),
                "moment": version == 0 ? call.say("followUp.rules.beginning") : call.zone.text(since),
            ])
    }
}
