import Kernel

/// What can happen to a case. Payloads hold facts and numbers of texts, never a person's words or name.
package enum CaseEvent: Sendable, Hashable {
    case received(Receipt)
    case accepted
    case notAccepted(NonAcceptance)
    case informationAsked(Question)
    case informationGiven(Information)
    case classified(Classification)
    case located(Location)
    case verificationAsked(VerificationOrder)
    case verified(SiteCheck)
    case dispatched(Dispatch)
    case assignmentWithdrawn(TakingBack)
    case signed(Signature)
    case returnAsked(ReturnRequest)
    case returnAccepted(TakingBack)
    case returnRefused(ReturnRefusal)
    case replied(CaseReply)
    case answeredByLeader(LeaderAnswer)
    case tried
    case followedUp(FollowUp)
    case redone(Redo)
    case closed(Closing)
    case merged(Link)
    case joined(Link)
    case left(Link)
    case released(Release)
    case withdrawn(Withdrawal)
    case attached(Attachment)
    case revealed(Reveal)
}

extension Case {
    /// The case that these events add up to; nil when they do not begin with its reception.
    package static func replay(_ id: ID, _ events: some Sequence<(event: CaseEvent, at: Instant)>) -> Case? {
        var file: Case?
        for (event, instant) in events {
            if file == nil, case .received(let receipt) = event { file = Case(id: id, receipt, at: instant) }
            file?.apply(event, at: instant)
        }
        return file
    }

    /// Takes an event in; the only way a case changes.
    package mutating func apply(_ event: CaseEvent, at now: Instant) {
        version += 1
        updatedAt = now
        texts = max(texts, event.texts.last?.number ?? 0)
        switch event {
        case .received: break
        case .accepted: acceptedAt = now
        case .notAccepted(let fact): outcome = .notAccepted(fact.ground)
        case .informationAsked(let fact): question = fact.text.number
        case .informationGiven(let fact): take(fact)
        case .classified(let fact): take(fact)
        case .located(let fact): take(fact)
        case .verificationAsked(let fact): verification = .asked(fact.agency)
        case .verified(let fact): take(fact)
        case .dispatched(let fact): take(fact, at: now)
        case .assignmentWithdrawn(let fact): end(fact.of, .withdrawn, dispatchDue: fact.dispatchDue)
        case .signed(let fact): sign(fact.of, at: now)
        case .returnAsked(let fact): take(fact)
        case .returnAccepted(let fact): end(fact.of, .returned, dispatchDue: fact.dispatchDue)
        case .returnRefused(let fact): take(fact)
        case .replied(let fact): take(fact, at: now)
        case .answeredByLeader(let fact): take(fact)
        case .tried: tries.append(now)
        case .followedUp(let fact): take(fact)
        case .redone(let fact): take(fact, at: now)
        case .closed(let fact): end(fact.ground)
        case .merged(let fact): take(merging: fact)
        case .joined: followers += 1
        case .left: followers -= 1
        case .released(let fact): take(fact)
        case .withdrawn: end(.withdrawnByReporter)
        case .attached(let fact): photos += fact.photos
        case .revealed: break
        }
    }

    /// Changes one assignment in its place.
    mutating func change(_ number: Assignment.Number, _ body: (inout Assignment) -> Void) {
        guard let index = assignments.firstIndex(where: { $0.number == number }) else { return }
        body(&assignments[index])
    }
}
