import Accounts
import Agencies
import Calendar
import Kernel
import Site
import Storage

extension WhistleRuleTable {
    /// The rules as their page shows and changes them.
    static let parts = RuleParts<WhistleRuleTable>(
        { "whistle.rule.\($0)" },
        [
            .limit("emergency-arrival", \.emergency.arrival), .limit("emergency-absence", \.emergency.absence),
            .limit("emergency-judgement", \.emergency.judgement),
            .limit("jointEnforcement-arrival", \.jointEnforcement.arrival),
            .limit("jointEnforcement-absence", \.jointEnforcement.absence),
            .limit("jointEnforcement-judgement", \.jointEnforcement.judgement),
            .limit("manyResidents-arrival", \.manyResidents.arrival),
            .limit("manyResidents-absence", \.manyResidents.absence),
            .limit("manyResidents-judgement", \.manyResidents.judgement),
            .words("raisers", \.raisers) { $0.say("agency.type.\($1.rawValue)") },
            .words("declineReasons", \.declineReasons) { $0.word($1) },
        ] + numbers.map(RulePart.number))
}

extension WhistleRoutes {
    private var rules: RulesDesk<WhistleRuleTable> { RulesDesk(database: desk.database, clock: desk.clock) }

    /// The rules in force, for somebody who is not a programmer, and what they were before.
    var rulePages: [Route] {
        let show: Handler = { call in
            .page("whistle-rules", try await rules.page(WhistleRuleTable.parts, call))
        }
        return [
            .page(.get, "/whistles/rules", .anyStaff, "whistle.page.rules", show),
            .page(
                .post, "/whistles/rules", .staff(.editRules), "whistle.page.rules.change",
                input: WhistleRuleTable.parts.fields, form: show
            ) { call in
                try await rules.change(
                    call.input("_version"), once: call.once, by: call.officer(), WhistleRuleTable.parts.take(call))
                return .redirect("/whistles/rules", notice: "whistleRulesChanged")
            },
        ]
    }
}
