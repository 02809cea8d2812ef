import Kernel

/// An agency's wish to hand its assignment back.
package struct ReturnRequest: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let reason: ReturnReason
    package let note: CaseText?
}

/// The dispatcher's refusal, with its ground.
package struct ReturnRefusal: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let note: CaseText
    /// It was one return too many: the ruling is final.
    let final: Bool?
}

/// An assignment that is no longer the agency's; the case is to be dispatched again by then.
package struct TakingBack: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    let dispatchDue: Instant
    package let note: CaseText?
}

extension Case {
    /// 退单: an agency hands an assignment back, within its sign window and for a listed reason only; judged by the dispatcher.
    package func returning(
        _ number: Assignment.Number, because reason: ReturnReason, note: String?, at now: Instant,
        under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        if live?.number == number, live?.isBinding == true { throw .returnIsFinal(limit: rules.returnsUntilRuling) }
        try must(.askReturn)
        let assignment: Assignment = try liveAssignment(number)
        guard rules.returnReasons.contains(reason) else {
            throw .returnReasonNotListed(reason, allowed: ReturnReason.allCases.filter(rules.returnReasons.contains))
        }
        guard now <= assignment.signDue else { throw .signWindowPassed(due: rules.text(assignment.signDue)) }
        var writer = CaseWriter(self, rules)
        return [.returnAsked(ReturnRequest(of: number, reason: reason, note: try writer.may("note", note)))]
    }

    /// The dispatcher lets the assignment go; the case waits to be dispatched again.
    package func acceptingReturn(note: String?, at now: Instant, under rules: CaseRules) throws(CaseRefusal)
        -> [CaseEvent]
    {
        try must(.judgeReturn)
        guard let live else { throw .noSuchAssignment(0) }
        var writer = CaseWriter(self, rules)
        return [
            .returnAccepted(
                TakingBack(
                    of: live.number, dispatchDue: rules.dispatchDue(kind, urgency, from: now),
                    note: try writer.may("note", note)))
        ]
    }

    /// The dispatcher says that it stays; after too many returns that is the last word.
    package func refusingReturn(because ground: String, at now: Instant, under rules: CaseRules) throws(CaseRefusal)
        -> [CaseEvent]
    {
        try must(.judgeReturn)
        guard let live else { throw .noSuchAssignment(0) }
        var writer = CaseWriter(self, rules)
        return [
            .returnRefused(
                ReturnRefusal(
                    of: live.number, note: try writer.must("note", ground),
                    final: returns >= rules.returnsUntilRuling ? true : nil))
        ]
    }

    mutating func take(_ fact: ReturnRequest) {
        returns += 1
        change(fact.of) { $0.returnAsked = fact.reason }
    }

    mutating func take(_ fact: ReturnRefusal) {
        change(fact.of) { assignment in
            assignment.returnAsked = nil
            if fact.final == true { assignment.isBinding = true }
        }
    }

    /// Ends an assignment without an answer; the first receiver keeps the case again.
    mutating func end(_ number: Assignment.Number, _ state: Assignment.State, dispatchDue due: Instant) {
        if assignments.last?.number == number, assignments.last?.state == .signed { owner = firstReceiver }
        change(number) { assignment in
            assignment.state = state
            assignment.returnAsked = nil
        }
        dispatchDue = due
    }
}
