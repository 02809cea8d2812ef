import Calendar
import Kernel
import Site
import Storage

/// The rules in force, for people who do not read code.
struct RulePage: Sendable {
    struct Row: Sendable {
        let scope: String
        let limits: [String]
        let kind: String
        let urgency: String
        let category: String
        let isLast: Bool
        let holds: Bool
    }

    struct Sentence: Sendable {
        let text: String
    }

    struct Verified: Sendable {
        let name: String
        let key: String
    }

    struct Trial: Sendable {
        let kind: FormField
        let urgency: FormField
        let category: FormField
        let answers: [Sentence]
    }

    struct RowForm: Sendable {
        let kind: FormField
        let urgency: FormField
        let category: FormField
        let limits: [LimitField]
    }

    struct LimitField: Sendable {
        let label: String
        let amount: FormField
        let unit: FormField
    }

    let version: Int
    let inForce: String
    let heads: [String]
    let rows: [Row]
    let rules: [RuleLine]
    let verified: [Verified]
    let hasVerified: Bool
    let moreVerified: FormField
    let versions: [RulesPage.Version]
    let hasVersions: Bool
    let trial: Trial
    let mayEdit: Bool
    let rowForm: RowForm
}

extension CaseSeats {
    private var ruleDesk: RulesDesk<CaseRuleTable> { RulesDesk(database: desk.database, clock: desk.clock) }

    var rulePages: [Route] {
        [
            .page(.get, "/rules", .anyStaff, "case.page.rules", input: Self.matter) { call in try await rules(call) },
            .page(
                .post, "/rules/standard", .staff(.editRules), "case.page.rules.put",
                input: Self.matter + Self.limits + [.rulesSeen], form: { call in try await rules(call) }
            ) { call in
                let row = try StandardRow(Self.scope(call), limits: Self.limits(call))
                try await desk.categories.must(row.category)
                return try await change(call) { try $0.put(row) }
            },
            .page(
                .post, "/rules/standard/removal", .staff(.editRules), "case.page.rules.remove",
                input: Self.matter + [.rulesSeen], form: { call in try await rules(call) }
            ) { call in
                let scope: StandardScope = try Self.scope(call)
                return try await change(call) { try $0.remove(scope) }
            },
            .page(
                .post, "/rules/policy", .staff(.editRules), "case.page.rules.policy",
                input: CaseRuleTable.parts.fields, form: { call in try await rules(call) }
            ) { call in try await change(call, CaseRuleTable.parts.take(call)) },
            .page(
                .post, "/rules/verified", .staff(.editRules), "case.page.rules.verify",
                input: Self.verified, form: { call in try await rules(call) }
            ) { call in
                let path = TreePath(key: try call.input("category"))
                try await desk.categories.must(path)
                return try await change(call) { table in
                    guard !table.policy.verifiedCategories.contains(path) else { return }
                    table.policy.verifiedCategories.append(path)
                }
            },
            .page(
                .post, "/rules/verified/removal", .staff(.editRules), "case.page.rules.unverify",
                input: Self.verified, form: { call in try await rules(call) }
            ) { call in
                let path = TreePath(key: try call.input("category"))
                return try await change(call) { table in table.policy.verifiedCategories.removeAll { $0 == path } }
            },
        ]
    }

    private func change(_ call: Call, _ body: @escaping @Sendable (inout CaseRuleTable) throws -> Void) async throws
        -> Reply
    {
        try await ruleDesk.change(call.input("_version"), once: call.once, by: call.officer(), body)
        return .redirect("/rules", notice: "caseRulesChanged")
    }

    private static let verified: [Field] = [.text("category", max: 60, required: true), .rulesSeen]

    private static let matter: [Field] = [
        .word("kind", CaseKind.self), .word("urgency", Urgency.self), .text("category", max: 60),
    ]

    private static func scope(_ call: Call) throws -> StandardScope {
        StandardScope(try call.input.optionalWord("kind"), try call.input.optionalWord("urgency"), try call.category())
    }

    private static let limits: [Field] = ServiceClock.ofStandard.flatMap { Field.limit($0.rawValue) }

    private static func limits(_ call: Call) throws -> [ServiceClock: Limit] {
        var limits: [ServiceClock: Limit] = [:]
        for clock in ServiceClock.ofStandard { limits[clock] = try call.limit(clock.rawValue) }
        return limits
    }

    private func rules(_ call: Call) async throws -> Reply {
        let versions: [RuleVersion<CaseRuleTable>] = try await ruleDesk.versions()
        var names: CaseNames = try await names(call)
        names.officers = try await desk.officers(versions.compactMap(\.author))
        let draw = RuleDraw(rules: try await desk.rules(), versions: versions, names: names, call: call)
        return .page("case-rules", draw.page)
    }
}
