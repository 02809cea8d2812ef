import Kernel
import Site

/// One event of a case as a sentence, with what was written at it.
struct HistoryLine: Sendable {
    struct Words: Sendable {
        let label: String?
        let body: String
    }

    let when: String
    let exact: String
    let what: String
    let texts: [Words]
    /// `done` or `grave`, for its mark in the timeline.
    let mark: String?
}

/// The history of a case in words, for those who work on it.
struct CaseHistoryWords {
    let call: Call
    let names: CaseNames
    /// What people wrote, by number.
    let texts: [Int: String]
    private var agencies: [Assignment.Number: CaseAgency] = [:]

    init(_ call: Call, _ names: CaseNames, texts: [Int: String]) {
        self.call = call
        self.names = names
        self.texts = texts
    }

    /// The newest first.
    mutating func lines(_ moments: [CaseChange]) -> [HistoryLine] {
        var lines: [HistoryLine] = []
        for moment in moments { lines.append(line(moment)) }
        return lines.reversed()
    }

    private mutating func line(_ moment: CaseChange) -> HistoryLine {
        note(moment.event)
        var facts: [String: String] = facts(of: moment.event)
        facts["who"] = who(moment.author)
        let key: String = "page.event.\(variant(of: moment.event, by: moment.author))"
        return HistoryLine(
            when: call.moments.moment(moment.at), exact: call.zone.iso(moment.at), what: call.say(key, facts),
            texts: written(moment) + grounds(moment.event), mark: moment.event.mark)
    }

    /// Remembers which assignment went to whom.
    private mutating func note(_ event: CaseEvent) {
        switch event {
        case .dispatched(let fact): agencies[fact.assignment] = fact.agency
        case .redone(let fact): agencies[fact.dispatch.assignment] = fact.dispatch.agency
        default: break
        }
    }

    private func who(_ author: Author) -> String {
        switch author.kind {
        case .resident, .anonymous: return call.say("page.who.reporter")
        case .system: return call.say("page.who.system")
        case .program: return call.say("page.who.program")
        case .staff:
            let agency: String? = author.agency.map(names.agency)
            let person: String? = author.person.flatMap { names.officers[$0] }
            return [agency, person].compactMap(\.self).joined(separator: " ")
        }
    }

    /// Events that are told in more than one way.
    private func variant(of event: CaseEvent, by author: Author) -> String {
        let isOwn: Bool = author.kind == .resident || author.kind == .anonymous
        return switch event {
        case .verified(let check): check.isFound ? "verified.found" : "verified.notFound"
        case .located(let fact) where fact.place == nil: "located.address"
        case .dispatched(let fact) where fact.isBinding: "dispatched.binding"
        case .dispatched(let fact) where fact.part == .support: "dispatched.support"
        case .dispatched(let fact) where fact.under != nil: "dispatched.down"
        case .replied(let fact) where !fact.answersCase: "replied.share"
        case .contacted(let fact) where !fact.reached: "contacted.missed"
        case .ordered(let fact): "ordered.\(fact.kind.rawValue)"
        case .closed where isOwn: "closed.own"
        case .followedUp(let fact) where isOwn: fact.whyNot == nil ? "followedUp.own" : "followedUp.own.whyNot"
        case .followedUp(let fact) where fact.whyNot != nil: "followedUp.whyNot"
        default: event.kind.rawValue
        }
    }

    private func facts(of event: CaseEvent) -> [String: String] {
        switch event {
        case .received(let fact): ["kind": call.word(fact.kind), "channel": call.word(fact.channel)]
        case .notAccepted(let fact): ["ground": call.word(fact.ground)]
        case .classified(let fact):
            [
                "category": names.wholeCategory(fact.category), "kind": call.word(fact.kind),
                "urgency": call.word(fact.urgency),
            ]
        case .located(let fact): ["place": names.wholePlace(fact.place?.path)]
        case .verificationAsked(let fact): ["agency": names.agency(fact.agency.id)]
        case .dispatched(let fact): offered(fact)
        case .redone(let fact): offered(fact.dispatch)
        case .assignmentWithdrawn(let fact), .returnAccepted(let fact): ["agency": holder(fact.of)]
        case .returnAsked(let fact): ["reason": call.word(fact.reason)]
        case .returnRefused(let fact): ["agency": holder(fact.of)]
        case .answeredByLeader(let fact):
            ["agency": names.agency(fact.agency.id), "number": names.number(fact.leader)]
        case .followedUp(let fact): answers(fact)
        case .closed(let fact): ["ground": call.word(fact.ground)]
        case .merged(let fact), .joined(let fact), .left(let fact): ["number": names.number(fact.case)]
        case .attached(let fact): ["count": String(fact.photos)]
        case .revealed(let fact): ["purpose": call.word(fact.purpose)]
        default: jointFacts(of: event)
        }
    }

    /// Of what passes between agencies, and of clocks.
    private func jointFacts(of event: CaseEvent) -> [String: String] {
        switch event {
        case .replied(let fact): ["agency": fact.of.map(holder) ?? ""]
        case .replyRefused(let fact): ["agency": holder(fact.of)]
        case .extensionAsked(let fact): ["agency": holder(fact.of), "amount": String(fact.amount)]
        case .extensionGranted(let fact):
            ["agency": holder(fact.of), "due": call.moments.moment(fact.reply.due)]
        case .extensionRefused(let fact), .deferralRefused(let fact): ["agency": holder(fact.of)]
        case .deferralAsked(let fact): ["cause": call.word(fact.cause), "day": fact.review.description]
        case .deferred(let fact): ["cause": call.word(fact.request.cause), "day": fact.request.review.description]
        case .unmerged(let fact): ["number": names.number(fact.leader)]
        case .ordered(let fact):
            [
                "agency": holder(fact.of), "due": call.moments.moment(fact.due.due),
                "with": (fact.with ?? []).map { names.agency($0.id) }.joined(separator: ", "),
            ]
        case .orderAnswered(let fact): ["order": String(fact.number)]
        case .emergencyAlerted(let fact): ["service": call.word(fact.service)]
        case .escalated(let fact):
            [
                "clock": call.word(fact.clock), "level": String(fact.level), "due": call.moments.moment(fact.due),
                "agency": names.agency(at: fact.to),
            ]
        case .rescheduled(let fact): ["count": String(fact.shifts.count)]
        case .handedOver(let fact): ["from": names.agency(fact.from.id), "agency": names.agency(fact.to.id)]
        default: [:]
        }
    }

    private func offered(_ dispatch: Dispatch) -> [String: String] {
        [
            "agency": names.agency(dispatch.agency.id), "sign": call.moments.moment(dispatch.sign.due),
            "reply": call.moments.moment(dispatch.reply.due),
        ]
    }

    private func answers(_ fact: FollowUp) -> [String: String] {
        [
            "contacted": call.say(fact.contacted ? "page.followUp.contacted.yes" : "page.followUp.contacted.no"),
            "solved": call.say(fact.solved ? "page.followUp.solved.yes" : "page.followUp.solved.no"),
            "satisfaction": call.say("page.followUp.satisfaction.\(fact.satisfaction)"),
            "why": fact.whyNot.map(call.word) ?? "",
        ]
    }

    private func holder(_ number: Assignment.Number) -> String {
        agencies[number].map { names.agency($0.id) } ?? CaseNames.unknown
    }

    private func written(_ moment: CaseChange) -> [HistoryLine.Words] {
        if case .received = moment.event { return [] }
        let isReply: Bool = moment.event.kind == .replied
        return moment.event.texts.enumerated().compactMap { index, text in
            let label: String? = isReply ? call.say(index == 0 ? "page.event.result" : "page.event.answer") : nil
            return texts[text.number].map { HistoryLine.Words(label: label, body: $0) }
        }
    }

    /// Why that agency, where a table proposed one.
    private func grounds(_ event: CaseEvent) -> [HistoryLine.Words] {
        guard case .dispatched(let fact) = event, let ground = fact.proposal else { return [] }
        let why: String = CaseProposalWords(call, names).why(ground)
        return [HistoryLine.Words(label: call.say("page.event.ground"), body: why)]
    }
}

extension CaseEvent {
    fileprivate var mark: String? {
        switch self {
        case .closed, .replied, .answeredByLeader: "done"
        case .notAccepted, .returnAsked, .redone, .withdrawn, .escalated, .ordered: "grave"
        default: nil
        }
    }
}
