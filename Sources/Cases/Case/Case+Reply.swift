import Kernel

/// 答复: what was done, for the file, and the answer the reporter reads. Without an assignment it was answered at once.
/// A share that was passed down, or supports, answers to whoever leads; its answer is a proposal.
package struct CaseReply: Sendable, Hashable, Codable {
    package let of: Assignment.Number?
    package let result: WrittenText
    package let answer: WrittenText?
    package let photos: Int?
    /// Nil when it does not answer the case.
    let followUpDue: Term?

    package var answersCase: Bool { followUpDue != nil }

    private enum CodingKeys: String, CodingKey {
        case of, result, answer, photos
        case followUpDue = "due"
    }
}

/// The answer a follower gets with its leading case.
package struct LeaderAnswer: Sendable, Hashable, Codable {
    package let leader: Case.ID
    package let agency: CaseAgency
    package let answer: WrittenText
    let followUpDue: Term
}

/// A share's work is not enough; it goes on.
package struct ReplyRefusal: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let note: WrittenText
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
    /// The agency that signed answers; both texts are required of the one that answers for the case.
    package func replying(
        _ draft: ReplyDraft, to number: Assignment.Number, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        if assignment(number)?.returnAsked != nil { throw .returnNotJudged }
        let share: Assignment = try share(number, for: .reply)
        let open: [Assignment] = openShares(before: share)
        guard open.isEmpty else { throw .sharesOpen(open.count) }
        guard !share.isRootLead else { return [try reply(draft, of: number, at: now, under: rules)] }
        try mustHold(draft.photos, rules)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [
            .replied(
                CaseReply(
                    of: number, result: try writer.must("result", draft.result, atLeast: rules.shortestAnswer),
                    answer: try writer.may("answer", draft.answer), photos: draft.photos.orNil, followUpDue: nil))
        ]
    }

    /// Whoever leads sends a share's work back; its deadline stays.
    package func refusingReply(
        of number: Assignment.Number, because ground: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        _ = try share(number, for: .refuseReply)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.replyRefused(ReplyRefusal(of: number, note: try writer.must("note", ground)))]
    }

    /// 直接答复: the first receiver answers without sending the case anywhere.
    package func answeringAtOnce(
        _ draft: ReplyDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard isWaitingForDispatch else { throw .notNow(.reply, state: state, allowed: allowed) }
        try must(.reply)
        let supports: Int = liveShares.count { $0.state.isOpen }
        guard supports == 0 else { throw .sharesOpen(supports) }
        guard category != nil else { throw .notClassified }
        return [try reply(draft, of: nil, at: now, under: rules)]
    }

    /// A follower is answered with its leading case, in a text of its own.
    package func answering(
        with leader: Case, _ answer: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard isMerged, mergedInto == leader.id else { throw .notNow(.reply, state: state, allowed: allowed) }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [
            .answeredByLeader(
                LeaderAnswer(
                    leader: leader.id, agency: leader.owner, answer: try writer.must("answer", answer),
                    followUpDue: rules.term(.followUp, for: matter, from: now)))
        ]
    }

    private func reply(
        _ draft: ReplyDraft, of number: Assignment.Number?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> CaseEvent {
        try mustHold(draft.photos, rules)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return .replied(
            CaseReply(
                of: number, result: try writer.must("result", draft.result, atLeast: rules.shortestAnswer),
                answer: try writer.must("answer", draft.answer, atLeast: rules.shortestAnswer),
                photos: draft.photos.orNil,
                followUpDue: rules.term(.followUp, for: matter, from: now)))
    }

    mutating func take(_ fact: CaseReply, at now: Instant) {
        if let number = fact.of {
            change(number) { share in
                share.state = .replied
                share.request = nil
                share.repliedAt = now
                share.result = fact.result.number
                share.answer = fact.answer?.number
            }
        }
        photos += fact.photos ?? 0
        guard let term = fact.followUpDue, let text = fact.answer else { return }
        acceptedAt = acceptedAt ?? now
        for share in liveShares where share.number != fact.of { change(share.number) { $0.state = .accepted } }
        answered(text, until: CaseClock(term, since: now))
    }

    mutating func take(_ fact: ReplyRefusal) {
        change(fact.of) { share in
            share.state = .signed
            share.repliedAt = nil
        }
    }

    mutating func take(_ fact: LeaderAnswer, at now: Instant) {
        answeredBy = fact.agency
        answered(fact.answer, until: CaseClock(fact.followUpDue, since: now))
    }

    private mutating func answered(_ text: WrittenText, until clock: CaseClock) {
        answer = text.number
        question = nil
        asked = nil
        dispatchClock = nil
        followUpClock = clock
        tries = []
        followedUpSinceReply = nil
    }
}
