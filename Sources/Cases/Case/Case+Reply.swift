import Kernel

/// 答复: what was done, for the file, and the answer the reporter reads. Without an assignment it was answered at once.
package struct CaseReply: Sendable, Hashable, Codable {
    package let of: Assignment.Number?
    package let result: CaseText
    package let answer: CaseText
    package let photos: Int?
    let followUpDue: Instant

    private enum CodingKeys: String, CodingKey {
        case of, result, answer, photos
        case followUpDue = "due"
    }
}

/// The answer a follower gets with its leading case.
package struct LeaderAnswer: Sendable, Hashable, Codable {
    package let leader: Case.ID
    package let agency: CaseAgency
    package let answer: CaseText
    let followUpDue: Instant
}

/// What an officer writes when the work is done.
package struct ReplyDraft: Sendable, Hashable {
    package let result: String
    package let answer: String
    package let photos: Int

    package init(result: String, answer: String, photos: Int = 0) {
        self.result = result
        self.answer = answer
        self.photos = photos
    }
}

extension Case {
    /// The agency that signed answers; both texts are required.
    package func replying(
        _ draft: ReplyDraft, to number: Assignment.Number, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        if live?.returnAsked != nil { throw .returnNotJudged }
        try must(.reply)
        let assignment: Assignment = try liveAssignment(number)
        return [try reply(draft, of: assignment.number, at: now, under: rules)]
    }

    /// 直接答复: the first receiver answers without sending the case anywhere.
    package func answeringAtOnce(
        _ draft: ReplyDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard isWaitingForDispatch else { throw .notNow(.reply, state: state, allowed: allowed) }
        try must(.reply)
        guard category != nil else { throw .notClassified }
        return [try reply(draft, of: nil, at: now, under: rules)]
    }

    /// A follower is answered with its leading case, in a text of its own.
    package func answering(
        with leader: Case, _ answer: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard isMerged, mergedInto == leader.id else { throw .notNow(.reply, state: state, allowed: allowed) }
        var writer = CaseWriter(self, rules)
        return [
            .answeredByLeader(
                LeaderAnswer(
                    leader: leader.id, agency: leader.owner, answer: try writer.must("answer", answer),
                    followUpDue: rules.followUpDue(kind, urgency, from: now)))
        ]
    }

    private func reply(
        _ draft: ReplyDraft, of number: Assignment.Number?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> CaseEvent {
        try mustHold(draft.photos, rules)
        var writer = CaseWriter(self, rules)
        return .replied(
            CaseReply(
                of: number, result: try writer.must("result", draft.result, atLeast: rules.shortestAnswer),
                answer: try writer.must("answer", draft.answer, atLeast: rules.shortestAnswer),
                photos: draft.photos.orNil,
                followUpDue: rules.followUpDue(kind, urgency, from: now)))
    }

    mutating func take(_ fact: CaseReply, at now: Instant) {
        if let number = fact.of {
            change(number) { assignment in
                assignment.state = .replied
                assignment.repliedAt = now
                assignment.result = fact.result.number
                assignment.answer = fact.answer.number
            }
        }
        acceptedAt = acceptedAt ?? now
        photos += fact.photos ?? 0
        answered(fact.answer, followUpDue: fact.followUpDue)
    }

    mutating func take(_ fact: LeaderAnswer) {
        answeredBy = fact.agency
        answered(fact.answer, followUpDue: fact.followUpDue)
    }

    private mutating func answered(_ text: CaseText, followUpDue due: Instant) {
        answer = text.number
        question = nil
        dispatchDue = nil
        followUpDue = due
        tries = []
        followedUpSinceReply = nil
    }
}
