import Calendar
import Kernel
import Site

extension CaseRuleTable {
    /// The policy as its page shows and changes it.
    static let parts = RuleParts<CaseRuleTable>(
        { "page.rules.number.\($0)" },
        [
            .number("returnsUntilRuling", \.policy.returnsUntilRuling),
            .words("returnReasons", \.policy.returnReasons) { $0.word($1) },
            .number("mostExtensions", \.policy.mostExtensions),
            .number("longestDeferral", \.policy.longestDeferral),
            .number("automaticRedos", \.policy.automaticRedos),
            .words("redoGrounds", \.policy.redoGrounds) { $0.word($1) },
            .number("followUpTries", \.policy.followUpTries),
            .number("unsatisfiedUpTo", \.policy.unsatisfiedUpTo),
            .words("verifiedKinds", \.policy.verifiedKinds) { $0.word($1) },
            .words("onSiteChannels", \.policy.onSiteChannels) { $0.word($1) },
            .flag("photoWithPlaceSuffices", \.policy.photoWithPlaceSuffices),
            .words("pausedClocks", \.policy.pausedClocks) { $0.word($1) },
            .limit("informationLimit", \.policy.informationLimit),
            .limit("remindLimit", \.policy.remindLimit),
            .limit("superviseLimit", \.policy.superviseLimit),
            .number("reminderAt", \.policy.reminderAt),
            .number("yellowAt", \.policy.yellowAt),
            .number("shortestAnswer", \.policy.shortestAnswer),
            .number("mostPhotos", \.policy.mostPhotos),
        ])
}
