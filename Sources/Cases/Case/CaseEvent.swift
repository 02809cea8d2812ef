import Kernel

/// What can happen to a case. Payloads hold facts and numbers of texts, never a person's words or name.
package enum CaseEvent: Sendable, Hashable {
    case received(Receipt)
    case accepted
    case notAccepted(NonAcceptance)
    case informationAsked(Question)
    case informationGiven(Information)
    case informationLapsed(Lapse)
    case classified(Classification)
    case located(Location)
    case verificationAsked(VerificationOrder)
    case verified(SiteCheck)
    case dispatched(Dispatch)
    case assignmentWithdrawn(TakingBack)
    case signed(Signature)
    case contacted(Contact)
    case returnAsked(ReturnRequest)
    case returnAccepted(TakingBack)
    case returnRefused(ReturnRefusal)
    case extensionAsked(ExtensionRequest)
    case extensionGranted(ExtensionGrant)
    case extensionRefused(RequestRefusal)
    case deferralAsked(DeferralRequest)
    case deferred(DeferralGrant)
    case deferralRefused(RequestRefusal)
    case resumed(Resumption)
    case replied(CaseReply)
    case replyRefused(ReplyRefusal)
    case answeredByLeader(LeaderAnswer)
    case tried
    case followedUp(FollowUp)
    case redone(Redo)
    case closed(Closing)
    case merged(Link)
    case joined(Link)
    case left(Link)
    case released(Release)
    case unmerged(Unmerge)
    case withdrawn(Withdrawal)
    case attached(Attachment)
    case revealed(Reveal)
    case ordered(OrderGiven)
    case orderAnswered(OrderAnswer)
    case emergencyAlerted(EmergencyCall)
    case escalated(Escalation)
    case rescheduled(Rescheduling)
    case handedOver(HandOver)
    case personReleased(PersonRelease)
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
        case .received, .revealed, .escalated: break
        case .accepted: acceptedAt = now
        case .notAccepted(let fact): end(notAccepted: fact.ground)
        case .informationAsked(let fact): take(fact, at: now)
        case .informationGiven(let fact): take(fact)
        case .informationLapsed(let fact): take(fact)
        case .classified(let fact): take(fact)
        case .located(let fact): take(fact)
        case .verificationAsked(let fact): verification = .asked(fact.agency)
        case .verified(let fact): take(fact)
        case .tried: tries.append(now)
        case .followedUp(let fact): take(fact)
        case .redone(let fact): take(fact, at: now)
        case .closed(let fact): end(fact.ground)
        case .withdrawn: end(.withdrawnByReporter)
        case .attached(let fact): photos += fact.photos
        case .emergencyAlerted(let fact): emergencies.append(fact.service)
        case .rescheduled(let fact): take(fact.shifts)
        case .handedOver(let fact): take(fact)
        case .personReleased(let fact): for number in fact.of { change(number) { $0.person = nil } }
        default: applyShare(event, at: now)
        }
    }

    /// What happens to its shares, its orders and the cases it is merged with.
    private mutating func applyShare(_ event: CaseEvent, at now: Instant) {
        switch event {
        case .dispatched(let fact): take(fact, at: now)
        case .assignmentWithdrawn(let fact): take(fact, .withdrawn, at: now)
        case .signed(let fact): sign(fact.of, at: now)
        case .contacted(let fact): take(fact, at: now)
        case .returnAsked(let fact): take(fact)
        case .returnAccepted(let fact): take(fact, .returned, at: now)
        case .returnRefused(let fact): take(fact)
        case .extensionAsked(let fact): change(fact.of) { $0.request = .extension(fact.amount) }
        case .extensionGranted(let fact): take(fact)
        case .extensionRefused(let fact), .deferralRefused(let fact): change(fact.of) { $0.request = nil }
        case .deferralAsked(let fact): change(fact.of) { $0.request = .deferral(fact) }
        case .deferred(let fact): take(fact, at: now)
        case .resumed(let fact): take(fact)
        case .replied(let fact): take(fact, at: now)
        case .replyRefused(let fact): take(fact)
        case .answeredByLeader(let fact): take(fact, at: now)
        case .merged(let fact): take(merging: fact, at: now)
        case .joined: followers += 1
        case .left: followers -= 1
        case .released(let fact): take(fact, at: now)
        case .unmerged(let fact): take(fact)
        case .ordered(let fact): take(fact, at: now)
        case .orderAnswered(let fact): changeOrder(fact.number) { $0.answer = fact.text.number }
        default: break
        }
    }

    /// Changes one assignment in its place.
    mutating func change(_ number: Assignment.Number, _ body: (inout Assignment) -> Void) {
        guard let index = assignments.firstIndex(where: { $0.number == number }) else { return }
        body(&assignments[index])
    }
}
