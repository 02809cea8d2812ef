import Kernel

/// The circumstances under which a judge decides.
package struct Bench: Sendable {
    /// Who has a part in the case now.
    package let parties: Parties
    /// The cases of the agency that were taken out this month.
    package let excludedThisMonth: Int
    package let now: Instant
    package let rules: ApplicationRules

    package init(parties: Parties, excludedThisMonth: Int = 0, now: Instant, rules: ApplicationRules) {
        self.parties = parties
        self.excludedThisMonth = excludedThisMonth
        self.now = now
        self.rules = rules
    }
}

extension Application {
    /// Grants or refuses, with a reason, by somebody without a stake. Where the agency has had many cases taken out this
    /// month, a grant needs a second judge. A judge may decide without waiting for the evidence asked for.
    package func judging(
        _ decision: Decision, because reason: String, by judge: Official, on bench: Bench
    ) throws(ApplicationRefusal) -> [ApplicationEvent] {
        try must(.judge)
        try mustHaveNoStake(judge, bench.parties)
        var writer = bench.rules.table.writer(after: texts)
        let judgement = Judgement(
            by: judge, decision: decision,
            reason: try writer.must("reason", reason, atLeast: bench.rules.table.shortestReason))
        let isMany: Bool = bench.excludedThisMonth >= bench.rules.table.secondJudgeAbove
        guard decision == .granted, leadsToExclusion, state != .seconding, isMany else { return [.judged(judgement)] }
        return [.secondAsked(Seconding(judgement: judgement, due: bench.rules.judgeDue(from: bench.now)))]
    }

    /// An appeal against it was granted.
    package func overturned(by appeal: ID) -> [ApplicationEvent] { [.overturned(AppealLink(appeal: appeal))] }

    mutating func take(_ fact: Seconding) {
        end(.seconding)
        judgements.append(fact.judgement)
        judgeDue = fact.due
    }

    mutating func take(_ fact: Judgement, at now: Instant) {
        judgements.append(fact)
        judgedAt = now
        end(fact.decision == .granted ? .granted : .refused)
    }
}
