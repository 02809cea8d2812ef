import Calendar
import Kernel
import Site

extension CaseRuleTable {
    /// The policy as its page shows and changes it.
    static let parts = RuleParts(
        { "page.rules.number.\($0)" },
        numbers.map(RulePart.number) + [
            .words("returnReasons", \.policy.returnReasons) { $0.word($1) },
            .words("redoGrounds", \.policy.redoGrounds) { $0.word($1) },
            .words("verifiedKinds", \.policy.verifiedKinds) { $0.word($1) },
            .words("onSiteChannels", \.policy.onSiteChannels) { $0.word($1) },
            .flag("photoWithPlaceSuffices", \.policy.photoWithPlaceSuffices),
            .words("pausedClocks", \.policy.pausedClocks, of: ServiceClock.ofStandard) { $0.word($1) },
            .limit("informationLimit", \.policy.informationLimit), .limit("remindLimit", \.policy.remindLimit),
            .limit("superviseLimit", \.policy.superviseLimit),
        ])
}
