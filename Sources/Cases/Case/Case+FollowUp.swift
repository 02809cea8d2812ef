import Kernel

/// What is wrong with a handling, in the reporter's eyes.
package enum Dissatisfaction: String, Sendable, Codable, CaseIterable {
    case notContacted, notDone, untrue, badManner, tooSlow, unfair, beyondPolicy, other
}

/// 回访: what the reporter says of the handling.
package struct FollowUp: Sendable, Hashable, Codable {
    package let contacted: Bool
    package let solved: Bool
    /// From 1, very dissatisfied, to 5, very satisfied.
    package let satisfaction: Int
    package let whyNot: Dissatisfaction?
    package let remark: WrittenText?
}

/// The answers to the follow-up's questions.
package struct FollowUpDraft: Sendable, Hashable {
    package let contacted: Bool
    package let solved: Bool
    package let satisfaction: Int
    package let whyNot: Dissatisfaction?
    package let remark: String?

    package init(
        contacted: Bool, solved: Bool, satisfaction: Int, whyNot: Dissatisfaction? = nil, remark: String? = nil
    ) {
        self.contacted = contacted
        self.solved = solved
        self.satisfaction = satisfaction
        self.whyNot = whyNot
        self.remark = remark
    }
}

extension Case {
    /// Was I contacted, is it solved, am I satisfied? A good answer closes the case, a bad one with ground redoes it once.
    package func followingUp(
        _ draft: FollowUpDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.followUp)
        guard (1...5).contains(draft.satisfaction) else { throw .satisfactionOutOfRange }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        let fact = FollowUp(
            contacted: draft.contacted, solved: draft.solved, satisfaction: draft.satisfaction,
            whyNot: draft.whyNot ?? (draft.solved ? nil : .notDone), remark: try writer.may("remark", draft.remark))
        if fact.isGood(rules) { return [.followedUp(fact), .closed(Closing(ground: .solved, note: nil))] }
        guard fact.deservesRedo(rules), redos < rules.automaticRedos else { return [.followedUp(fact)] }
        return [.followedUp(fact), redo(to: lastHandler, note: nil, at: now, under: rules)]
    }

    /// Nobody answered; tried again on another half-day.
    package func missingReporter(at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent] {
        try must(.followUp)
        if let last = tries.last, rules.halfDay(of: last) == rules.halfDay(of: now) { throw .triedThisHalfDay }
        return [.tried]
    }

    mutating func take(_ fact: FollowUp) {
        followUps.append(fact)
        followedUpSinceReply = fact
    }
}

extension FollowUp {
    func isGood(_ rules: CaseRules) -> Bool { solved && satisfaction > rules.unsatisfiedUpTo }

    func deservesRedo(_ rules: CaseRules) -> Bool {
        !isGood(rules) && whyNot.map(rules.redoGrounds.contains) == true
    }
}
