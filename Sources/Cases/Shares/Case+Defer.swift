import Calendar
import Kernel

/// 挂账: what cannot be solved now, for which of the few causes that count, and until when.
package struct DeferralRequest: Sendable, Hashable, Codable {
    package enum Cause: String, Sendable, Codable, CaseIterable { case policy, funding, legal }

    package let of: Assignment.Number
    package let cause: Cause
    /// What is done in the meantime.
    package let measure: WrittenText
    package let review: Day

    init(of number: Assignment.Number, cause: Cause, measure: WrittenText, review: Day) {
        of = number
        self.cause = cause
        self.measure = measure
        self.review = review
    }
}

/// A deferral that was granted; the case comes back by itself when its review is due.
package struct Deferral: Sendable, Hashable {
    package let request: DeferralRequest
    package let clock: CaseClock
}

package struct DeferralGrant: Sendable, Hashable, Codable {
    let request: DeferralRequest
    let review: Term
}

/// A deferred case is worked on again.
package struct Resumption: Sendable, Hashable, Codable {
    package let shifts: [ClockShift]
}

/// Why it cannot be solved now, what is done meanwhile, when it is looked at again.
package struct DeferralDraft: Sendable, Hashable {
    package let cause: DeferralRequest.Cause
    package let measure: String
    package let review: Day

    package init(_ cause: DeferralRequest.Cause, measure: String, review: Day) {
        self.cause = cause
        self.measure = measure
        self.review = review
    }
}

extension Case {
    /// Only the leading agency, only for a cause of the list, with what is done meanwhile and a day on which it is looked at again.
    package func askingDeferral(
        _ draft: DeferralDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(live?.number ?? 0, for: .askDeferral)
        let today: Day = rules.day(of: now)
        guard draft.review > today, draft.review.number - today.number <= rules.policy.longestDeferral else {
            throw .reviewOutOfRange(most: rules.policy.longestDeferral)
        }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [
            .deferralAsked(
                DeferralRequest(
                    of: share.number, cause: draft.cause, measure: try writer.must("measure", draft.measure),
                    review: draft.review))
        ]
    }

    package func grantingDeferral(at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(live?.number ?? 0, for: .judgeDeferral)
        guard case .deferral(let request) = share.request else { throw .noSuchAssignment(share.number) }
        guard request.review > rules.day(of: now) else { throw .reviewOutOfRange(most: rules.policy.longestDeferral) }
        let due: Instant = rules.workingTime.zone.instant(request.review, .hours(9))
        return [.deferred(DeferralGrant(request: request, review: Term(.wall(due - now), due: due)))]
    }

    package func refusingDeferral(
        because ground: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(live?.number ?? 0, for: .judgeDeferral)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.deferralRefused(RequestRefusal(of: share.number, note: try writer.must("note", ground)))]
    }

    /// Before its day, by hand.
    package func resuming(at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent] {
        try must(.resume)
        return resumed(at: now, under: rules)
    }

    func resumed(at now: Instant, under rules: CaseRules) -> [CaseEvent] {
        [.resumed(Resumption(shifts: shifts(at: now, rules)))]
    }

    mutating func take(_ fact: DeferralGrant, at now: Instant) {
        change(fact.request.of) { $0.request = nil }
        deferral = Deferral(request: fact.request, clock: CaseClock(fact.review, since: now))
    }

    mutating func take(_ fact: Resumption) {
        deferral = nil
        take(fact.shifts)
    }
}
