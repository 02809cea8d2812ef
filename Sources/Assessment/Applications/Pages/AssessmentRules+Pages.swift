import Kernel
import Site

/// The rules in force, for somebody who is not a programmer, and what they were before.
struct AssessmentRulesPage: Sendable {
    struct Rule: Sendable {
        let label: String
        let hint: String
        let value: String
        let field: FormField
    }

    struct Version: Sendable {
        let number: Int
        let since: String
        let text: String
    }

    let rules: [Rule]
    let versions: [Version]
    let hasVersions: Bool
    let mayEdit: Bool

    init(_ table: AssessmentRules, _ versions: [RulesVersion], _ call: Call) {
        rules = AssessmentRules.editable.map { name, part in
            let value = String(table[keyPath: part])
            return Rule(
                label: call.say("assessment.rule.\(name)"), hint: call.say("assessment.rule.\(name).hint"),
                value: value,
                field: FormField(name, call, value: value, required: true))
        }
        self.versions = versions.map { version in
            let parts: [String] = AssessmentRules.editable.map { name, part in
                "\(call.say("assessment.rule.\(name)")) \(version.table[keyPath: part])"
            }
            return Version(
                number: version.version, since: call.zone.text(version.since), text: parts.joined(separator: " · "))
        }
        hasVersions = !versions.isEmpty
        mayEdit = call.visitor.officer?.holds(.editRules) ?? false
    }
}

extension AssessmentRules {
    /// The rules that a city sets on the page, in their order.
    fileprivate static var editable: [(String, WritableKeyPath<AssessmentRules, Int>)] {
        [
            ("filingDays", \.filingDays), ("appealDays", \.appealDays), ("judgeDays", \.judgeDays),
            ("secondJudgeAbove", \.secondJudgeAbove), ("leastPublicCount", \.leastPublicCount),
        ]
    }
}

extension ApplicationRoutes {
    var rulesPages: [Route] {
        let show: Handler = { call in
            .page(
                "assessment-rules",
                AssessmentRulesPage(try await rules.current(), try await rules.versions(), call))
        }
        return [
            .page(
                .get, "/assessment/rules", .staffWithOne(of: Self.readers + [.editRules, .viewFigures]),
                "assessment.rules", show),
            .page(
                .post, "/assessment/rules", .staff(.editRules), "assessment.rules.enact",
                input: AssessmentRules.editable.map { .integer($0.0, 0...100_000, required: true) }, form: show
            ) { call in
                var table: AssessmentRules = try await rules.current()
                for (name, part) in AssessmentRules.editable { table[keyPath: part] = try call.input(name) }
                try await rules.enact(table, once: call.once, by: call.officer())
                return .redirect("/assessment/rules", notice: "assessment.rulesEnacted")
            },
        ]
    }
}
