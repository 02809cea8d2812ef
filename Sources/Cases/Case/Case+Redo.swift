import Kernel

/// 重办: the case is done again, as a new assignment.
package struct Redo: Sendable, Hashable, Codable {
    package let dispatch: Dispatch
    package let note: WrittenText?
}

extension Case {
    /// By supervision: done again by the same agency or another, with the ground.
    package func redoing(
        by agency: CaseAgency?, because ground: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.redo)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        let note: WrittenText = try writer.must("note", ground)
        return [redo(to: agency ?? lastHandler, note: note, at: now, under: rules)]
    }

    /// Who answered.
    package var lastHandler: CaseAgency { assignments.last(where: \.isRootLead)?.agency ?? answeredBy ?? owner }

    func redo(to agency: CaseAgency, note: WrittenText?, at now: Instant, under rules: CaseRules) -> CaseEvent {
        var again = Offer(to: agency)
        again.isBinding = returns >= rules.returnsUntilRuling
        return .redone(Redo(dispatch: offer(again, at: now, under: rules), note: note))
    }

    /// A follower that is done again is a case of its own from then on.
    mutating func take(_ fact: Redo, at now: Instant) {
        redos += 1
        mergedInto = nil
        shelved = nil
        answer = nil
        followUpClock = nil
        settled = assignments.count
        tries = []
        take(fact.dispatch, at: now)
    }
}
