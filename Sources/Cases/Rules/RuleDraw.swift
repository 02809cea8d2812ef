import Calendar
import Foundation
import Kernel
import Site
import Storage

/// Draws the page of the rules.
struct RuleDraw {
    let rules: CaseRules
    let versions: [RuleVersion<CaseRuleTable>]
    let names: CaseNames
    let call: Call

    var page: RulePage {
        RulePage(
            version: rules.version, inForce: call.inForce(rules.version),
            heads: ServiceClock.ofStandard.map { call.word($0).capitalFirst }, rows: rows,
            rules: CaseRuleTable.parts.lines(versions.first?.table ?? CaseRuleTable(), call.filling("/rules/policy")),
            verified: verified, hasVerified: !verified.isEmpty, moreVerified: category(form: "verified", nil),
            versions: call.versions(versions, names: names.officers, changes: changes),
            hasVersions: !versions.isEmpty, trial: trial, mayEdit: call.mayEditRules, rowForm: rowForm)
    }

    private var verified: [RulePage.Verified] {
        rules.verifiedCategories.map { RulePage.Verified(name: names.wholeCategory($0), key: $0.key) }
    }

    private func changes(from old: CaseRuleTable, to new: CaseRuleTable) -> [String] {
        let rows: [StandardRow] = Set(old.standard.rows).symmetricDifference(new.standard.rows).map(\.self)
        let scopes: [String] = Set(rows.map(scope)).sorted()
        var changes: [String] = scopes.map { call.say("page.rules.change.standard", ["row": $0]) }
        if old.policy.verifiedCategories != new.policy.verifiedCategories {
            let names: [String] = new.policy.verifiedCategories.map(names.wholeCategory)
            changes.append(call.say("page.rules.change.verified", ["list": call.list(names)]))
        }
        return changes + CaseRuleTable.parts.changes(from: old, to: new, call)
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
                let (amount, unit) = call.filling("/rules/standard").limitFields(clock.rawValue, form: "row", nil)
                return RulePage.LimitField(label: call.word(clock).capitalFirst, amount: amount, unit: unit)
            })
    }

    private func choice(
        _ name: String, _ options: [(value: String, label: String)], _ value: String?, form: String
    ) -> FormField {
        FormField(name, call.filling(Self.action(form)), form: form, value: value, choices: options)
    }

    private func category(form: String, _ value: TreePath?) -> FormField {
        FormField(
            "category", call.filling(Self.action(form)), form: form, value: value?.key,
            choices: names.categories.current.filter { $0.path.depth <= 2 }.map {
                ($0.path.key, names.wholeCategory($0.path))
            })
    }

    private static func action(_ form: String) -> String {
        switch form {
        case "row": "/rules/standard"
        case "verified": "/rules/verified"
        default: "/rules"
        }
    }
}
