import Kernel

/// An assignment that is no longer the agency's; when it led, the case is to be dispatched again by then.
package struct TakingBack: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    let dispatchDue: Term?
    package let note: WrittenText?
}

extension Case {
    /// 撤单: takes a share back before it is answered, with all that was passed down from it.
    package func takingBack(
        _ number: Assignment.Number? = nil, note: String?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(number ?? live?.number ?? 0, for: .withdrawAssignment)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.assignmentWithdrawn(ending(share, note: try writer.may("note", note), at: now, under: rules))]
    }

    func ending(_ share: Assignment, note: WrittenText?, at now: Instant, under rules: CaseRules) -> TakingBack {
        TakingBack(
            of: share.number, dispatchDue: share.isRootLead ? rules.term(.dispatch, for: matter, from: now) : nil,
            note: note)
    }

    mutating func take(_ fact: TakingBack, _ state: Assignment.State, at now: Instant) {
        end(fact.of, state)
        if let term = fact.dispatchDue { dispatchClock = CaseClock(term, since: now) }
    }
}
