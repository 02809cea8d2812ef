import Calendar
import Foundation
import Kernel
import Site

/// Draws the page of the rules.
struct RuleDraw {
    let rules: CaseRules
    let versions: [StoredRules]
    let names: CaseNames
    let call: Call

    /// The units of a limit: working days, working hours, minutes of wall time.
    static let units: [String] = ["days", "hours", "wall"]

    var page: RulePage {
        RulePage(
            version: rules.version,
            inForce: rules.version == 0
                ? call.say("page.rules.defaults") : call.say("page.rules.version", ["n": String(rules.version)]),
            heads: ServiceClock.ofStandard.map { call.word($0).capitalFirst }, rows: rows,
            sentences: sentences, versions: versions.map(line), hasVersions: !versions.isEmpty, trial: trial,
            mayEdit: call.visitor.officer?.holds(.editRules) ?? false, rowForm: rowForm, numbers: numbers)
    }

    private var asked: CaseMatter {
        CaseMatter(
            call.queried("kind").flatMap(CaseKind.init(rawValue:)) ?? .complaint,
            call.queried("urgency").flatMap(Urgency.init(rawValue:)) ?? .normal,
            call.queried("category")?.removingPercentEncoding.flatMap { $0.isEmpty ? nil : TreePath(key: $0) })
    }

    private var rows: [RulePage.Row] {
        let winner: StandardRow? = rules.standard.row(for: asked)
        return rules.standard.rows.map { row in
            RulePage.Row(
                scope: scope(row), limits: ServiceClock.ofStandard.compactMap { row.limit($0).map(call.word) },
                kind: row.kind?.rawValue ?? "", urgency: row.urgency?.rawValue ?? "", category: row.category?.key ?? "",
                isLast: row.kind == nil && row.urgency == nil && row.category == nil, holds: row == winner)
        }
    }

    private func scope(_ row: StandardRow) -> String {
        let parts: [String] = [
            row.category.map(names.wholeCategory), row.urgency.map { call.word($0).capitalFirst },
            row.kind.map { call.word($0).capitalFirst },
        ].compactMap(\.self)
        return parts.isEmpty ? call.say("page.rules.everything") : parts.joined(separator: " · ")
    }

    /// Each rule as a sentence with its number in it.
    private var sentences: [RulePage.Sentence] {
        let numbers: [RulePage.Sentence] = PolicyNumber.allCases.map { number in
            RulePage.Sentence(
                text: call.say(
                    "page.rules.policy.\(number.rawValue)", ["n": String(rules.policy[keyPath: number.path])]))
        }
        let policy: CasePolicy = rules.policy
        return numbers + [
            say("returnReasons", policy.returnReasons.map(call.word)),
            say("redoGrounds", policy.redoGrounds.map(call.word)),
            say("verifiedKinds", policy.verifiedKinds.map(call.word)),
            say("pausedClocks", policy.pausedClocks.map { call.word($0) }),
            say("informationLimit", [call.word(policy.informationLimit)]),
            say("remindLimit", [call.word(policy.remindLimit)]),
            say("superviseLimit", [call.word(policy.superviseLimit)]),
        ]
    }

    private func say(_ rule: String, _ values: [String]) -> RulePage.Sentence {
        let list: String = values.sorted().joined(separator: call.language == .chinese ? "、" : ", ")
        return RulePage.Sentence(text: call.say("page.rules.policy.\(rule)", ["list": list]))
    }

    private func line(_ stored: StoredRules) -> RulePage.Version {
        RulePage.Version(
            number: stored.version, when: call.moments.moment(stored.at),
            by: stored.author.flatMap { names.officers[$0] } ?? CaseNames.unknown)
    }

    /// Which row holds for such a case, and when each of its limits would end if it began now.
    private var trial: RulePage.Trial {
        let matter: CaseMatter = asked
        let answers: [RulePage.Sentence] = ServiceClock.ofStandard.map { clock in
            let due: Instant = rules.term(clock, for: matter, from: call.now).due
            return RulePage.Sentence(
                text: call.say(
                    "page.rules.trial.due", ["clock": call.word(clock), "when": call.moments.moment(due)]))
        }
        return RulePage.Trial(
            kind: choice("kind", call.options(CaseKind.self, "kind"), matter.kind.rawValue, form: "trial"),
            urgency: choice("urgency", call.options(Urgency.self, "urgency"), matter.urgency.rawValue, form: "trial"),
            category: category(form: "trial", matter.category), answers: answers)
    }

    private var rowForm: RulePage.RowForm {
        RulePage.RowForm(
            kind: choice("kind", call.options(CaseKind.self, "kind"), nil, form: "row"),
            urgency: choice("urgency", call.options(Urgency.self, "urgency"), nil, form: "row"),
            category: category(form: "row", nil),
            limits: ServiceClock.ofStandard.map { clock in
                RulePage.LimitField(
                    label: call.word(clock).capitalFirst,
                    amount: FormField(clock.rawValue, call, form: "row", required: true, maxLength: 6),
                    unit: choice(
                        "\(clock.rawValue)Unit", Self.units.map { ($0, call.say("page.rules.unit.\($0)")) }, "days",
                        form: "row"))
            })
    }

    private var numbers: [RulePage.NumberField] {
        PolicyNumber.allCases.map { number in
            RulePage.NumberField(
                label: call.say("page.rules.number.\(number.rawValue)"),
                field: FormField(
                    number.rawValue, call, form: "policy", value: String(rules.policy[keyPath: number.path]),
                    required: true, maxLength: 6))
        }
    }

    private func choice(
        _ name: String, _ options: [(value: String, label: String)], _ value: String?, form: String
    ) -> FormField {
        FormField(name, call, form: form, value: value, choices: options)
    }

    private func category(form: String, _ value: TreePath?) -> FormField {
        FormField(
            "category", call, form: form, value: value?.key,
            choices: names.categories.all.filter { $0.path.depth <= 2 }.map {
                ($0.path.key, names.wholeCategory($0.path))
            })
    }
}
