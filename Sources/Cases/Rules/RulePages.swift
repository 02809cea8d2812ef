import Calendar
import Kernel
import Site

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

    struct Version: Sendable {
        let number: Int
        let when: String
        let by: String
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

    struct NumberField: Sendable {
        let label: String
        let field: FormField
    }

    let version: Int
    let inForce: String
    let heads: [String]
    let rows: [Row]
    let sentences: [Sentence]
    let versions: [Version]
    let hasVersions: Bool
    let trial: Trial
    let mayEdit: Bool
    let rowForm: RowForm
    let numbers: [NumberField]
}

extension CaseSeats {
    private var ruleDesk: RuleDesk { RuleDesk(database: desk.database, clock: desk.clock, book: desk.book) }

    var rulePages: [Route] {
        [
            .page(.get, "/rules", .anyStaff, "case.page.rules", input: Self.matter) { call in try await rules(call) },
            .page(
                .post, "/rules/standard", .staff(.editRules), "case.page.rules.put",
                input: Self.matter + Self.limits + [Self.seen], form: { call in try await rules(call) }
            ) { call in
                let row = try StandardRow(Self.scope(call), limits: Self.limits(call))
                try await desk.categories.must(row.category)
                _ = try await ruleDesk.put(row, seen: call.input("_version"), by: call.officer())
                return .redirect("/rules", notice: "caseRulesChanged")
            },
            .page(
                .post, "/rules/standard/removal", .staff(.editRules), "case.page.rules.remove",
                input: Self.matter + [Self.seen], form: { call in try await rules(call) }
            ) { call in
                _ = try await ruleDesk.remove(
                    Self.scope(call), seen: call.input("_version"), by: call.officer())
                return .redirect("/rules", notice: "caseRulesChanged")
            },
            .page(
                .post, "/rules/policy", .staff(.editRules), "case.page.rules.policy",
                input: PolicyNumber.allCases.map { .integer($0.rawValue, 0...100_000, required: true) } + [Self.seen],
                form: { call in try await rules(call) }
            ) { call in
                var policy: CasePolicy = try await ruleDesk.current().policy
                for number in PolicyNumber.allCases { policy[keyPath: number.path] = try call.input(number.rawValue) }
                _ = try await ruleDesk.change(policy: policy, seen: call.input("_version"), by: call.officer())
                return .redirect("/rules", notice: "caseRulesChanged")
            },
        ]
    }

    private static let seen: Field = .integer("_version", 0...1_000_000, required: true)

    private static let matter: [Field] = [
        .word("kind", CaseKind.self), .word("urgency", Urgency.self), .text("category", max: 60),
    ]

    private static func scope(_ call: Call) throws -> StandardScope {
        StandardScope(try call.input.optionalWord("kind"), try call.input.optionalWord("urgency"), try call.category())
    }

    private static let limits: [Field] = ServiceClock.ofStandard.flatMap { clock in
        [
            Field.integer(clock.rawValue, 1...100_000, required: true),
            Field("\(clock.rawValue)Unit", .word(RuleDraw.units), required: true),
        ]
    }

    private static func limits(_ call: Call) throws -> [ServiceClock: Limit] {
        var limits: [ServiceClock: Limit] = [:]
        for clock in ServiceClock.ofStandard {
            let amount: Int = try call.input(clock.rawValue)
            let unit: String = try call.input("\(clock.rawValue)Unit")
            limits[clock] = Limit(text: "\(unit.prefix(1))\(amount)")
        }
        return limits
    }

    private func rules(_ call: Call) async throws -> Reply {
        let versions: [StoredRules] = try await ruleDesk.versions()
        var names: CaseNames = try await names(call)
        names.officers = try await desk.officers(versions.compactMap(\.author))
        let draw = RuleDraw(rules: try await ruleDesk.current(), versions: versions, names: names, call: call)
        return .page("case-rules", draw.page)
    }
}
