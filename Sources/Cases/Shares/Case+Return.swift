import Kernel

/// An agency's wish to hand its assignment back.
package struct ReturnRequest: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let reason: ReturnReason
    package let note: WrittenText?
    /// One return too many: what is ruled now sticks.
    let last: Bool?

    package var isLast: Bool { last ?? false }
}

/// The refusal of whoever gave the share, with its ground.
package struct ReturnRefusal: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let note: WrittenText
    /// The ruling is final.
    let final: Bool?
}

extension Case {
    /// 退单: an agency hands an assignment back, within its sign window and for a listed reason only; judged by whoever gave it.
    package func returning(
        _ number: Assignment.Number, because reason: ReturnReason, note: String?, at now: Instant,
        under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        if outcome == nil, let share = assignment(number), share.isLive, share.isBinding {
            throw .returnIsFinal(limit: rules.returnsUntilRuling)
        }
        let share: Assignment = try share(number, for: .askReturn)
        guard rules.returnReasons.contains(reason) else {
            throw .returnReasonNotListed(reason, allowed: ReturnReason.allCases.filter(rules.returnReasons.contains))
        }
        guard now <= share.signDue else { throw .signWindowPassed(due: rules.text(share.signDue)) }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        let isLast: Bool = returns(beside: share) + 1 >= rules.returnsUntilRuling
        return [
            .returnAsked(
                ReturnRequest(
                    of: number, reason: reason, note: try writer.may("note", note), last: isLast ? true : nil))
        ]
    }

    /// The assignment is let go; a case that loses its lead waits to be dispatched again.
    package func acceptingReturn(
        of number: Assignment.Number? = nil, note: String?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(number ?? live?.number ?? 0, for: .judgeReturn)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.returnAccepted(ending(share, note: try writer.may("note", note), at: now, under: rules))]
    }

    /// It stays; after too many returns that is the last word.
    package func refusingReturn(
        of number: Assignment.Number? = nil, because ground: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(number ?? live?.number ?? 0, for: .judgeReturn)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [
            .returnRefused(
                ReturnRefusal(
                    of: share.number, note: try writer.must("note", ground),
                    final: returns(beside: share) >= rules.returnsUntilRuling ? true : nil))
        ]
    }

    /// 裁定: the dispute ends here. The agency keeps it, or another gets it; neither can return it.
    package func ruling(
        for agency: CaseAgency, because ground: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard let live else { throw .notNow(.judgeReturn, state: state, allowed: allowed) }
        if live.agency.id == agency.id {
            return try refusingReturn(of: live.number, because: ground, at: now, under: rules)
        }
        var after: Case = self
        let accepted: [CaseEvent] = try acceptingReturn(of: live.number, note: ground, at: now, under: rules)
        for event in accepted { after.apply(event, at: now) }
        return accepted + (try after.dispatching(to: agency, on: nil, at: now, under: rules))
    }

    /// Returns are counted at the level where they are judged.
    private func returns(beside share: Assignment) -> Int {
        share.parent.flatMap(assignment).map(\.returns) ?? returns
    }

    mutating func take(_ fact: ReturnRequest) {
        if let parent = assignment(fact.of)?.parent { change(parent) { $0.returns += 1 } } else { returns += 1 }
        change(fact.of) { $0.request = .return(fact.reason, isLast: fact.isLast) }
    }

    mutating func take(_ fact: ReturnRefusal) {
        change(fact.of) { assignment in
            assignment.request = nil
            if fact.final == true { assignment.isBinding = true }
        }
    }
}
