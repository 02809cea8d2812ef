import Kernel

/// 重办: the case is done again, as a new assignment.
package struct Redo: Sendable, Hashable, Codable {
    package let dispatch: Dispatch
    package let note: CaseText?
}

extension Case {
    /// By supervision: done again by the same agency or another, with the ground.
    package func redoing(
        by agency: CaseAgency?, because ground: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.redo)
        var writer = CaseWriter(self, rules)
        let note: CaseText = try writer.must("note", ground)
        return [redo(to: agency ?? lastHandler, note: note, at: now, under: rules)]
    }

    /// Who answered.
    package var lastHandler: CaseAgency { assignments.last?.agency ?? answeredBy ?? owner }

    func redo(to agency: CaseAgency, note: CaseText?, at now: Instant, under rules: CaseRules) -> CaseEvent {
        let ruled: Bool = returns >= rules.returnsUntilRuling
        return .redone(
            Redo(
                dispatch: offer(to: agency, isBinding: ruled, on: nil, note: nil, at: now, under: rules), note: note))
    }

    /// A follower that is done again is a case of its own from then on.
    mutating func take(_ fact: Redo, at now: Instant) {
        redos += 1
        mergedInto = nil
        answer = nil
        followUpDue = nil
        tries = []
        take(fact.dispatch, at: now)
    }
}
