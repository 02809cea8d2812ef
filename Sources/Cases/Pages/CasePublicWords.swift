import Kernel
import Site

/// The history of a case in plain words, for the person who reported it: what was done, never internal texts.
struct CasePublicWords {
    let call: Call
    let names: CaseNames
    /// What people wrote, by number.
    let texts: [Int: String]

    init(_ call: Call, _ names: CaseNames, texts: [Int: String]) {
        self.call = call
        self.names = names
        self.texts = texts
    }

    /// The newest first.
    func lines(_ moments: [CaseChange]) -> [HistoryLine] { moments.reversed().compactMap(line) }

    private func line(_ moment: CaseChange) -> HistoryLine? {
        guard let key = moment.event.publicKey else { return nil }
        var facts: [String: String] = facts(of: moment.event)
        facts["who"] = who(moment.author)
        return HistoryLine(
            when: call.moments.moment(moment.at), exact: call.zone.iso(moment.at),
            what: call.say("page.public.event.\(key)", facts), texts: written(moment), mark: moment.event.publicMark)
    }

    private func who(_ author: Author) -> String {
        switch author.kind {
        case .resident, .anonymous: call.say("page.who.you")
        case .staff: author.agency.map(names.agency) ?? call.say("page.who.city")
        case .system, .program: call.say("page.who.city")
        }
    }

    private func facts(of event: CaseEvent) -> [String: String] {
        switch event {
        case .received(let fact): ["channel": call.word(fact.channel)]
        case .notAccepted(let fact): ["ground": call.word(fact.ground)]
        case .dispatched(let fact): offered(fact)
        case .redone(let fact): offered(fact.dispatch)
        case .answeredByLeader(let fact): ["agency": names.agency(fact.agency.id)]
        case .followedUp(let fact): ["satisfaction": call.say("page.followUp.satisfaction.\(fact.satisfaction)")]
        case .attached(let fact): ["count": String(fact.photos)]
        case .revealed(let fact): ["purpose": call.word(fact.purpose)]
        case .deferred(let fact): ["day": fact.request.review.description]
        case .extensionGranted(let fact): ["reply": call.moments.moment(fact.reply.due)]
        case .emergencyAlerted(let fact): ["service": call.word(fact.service)]
        default: [:]
        }
    }

    private func offered(_ dispatch: Dispatch) -> [String: String] {
        ["agency": names.agency(dispatch.agency.id), "reply": call.moments.moment(dispatch.reply.due)]
    }

    /// Only what was written to or by the reporter.
    private func written(_ moment: CaseChange) -> [HistoryLine.Words] {
        let numbers: [Int] =
            switch moment.event {
            case .notAccepted(let fact): [fact.note?.number].compactMap(\.self)
            case .informationAsked(let fact): [fact.text.number]
            case .informationGiven(let fact): [fact.text.number]
            case .replied(let fact): [fact.answer?.number].compactMap(\.self)
            case .answeredByLeader(let fact): [fact.answer.number]
            default: []
            }
        return numbers.compactMap { texts[$0] }.map { HistoryLine.Words(label: nil, body: $0) }
    }
}

extension CaseEvent {
    /// The sentence for the reporter; nil for what is the city's own business.
    fileprivate var publicKey: String? {
        switch self {
        case .verified(let check): check.isFound ? "verified.found" : "verified.notFound"
        case .replied(let fact) where !fact.answersCase: nil
        case .dispatched(let fact) where fact.under != nil || fact.part == .support: nil
        case .contacted(let fact) where !fact.reached: nil
        case .deferred(let fact): "deferred.\(fact.request.cause.rawValue)"
        case .closed(let fact): "closed.\(fact.ground.rawValue)"
        case .received, .accepted, .notAccepted, .informationAsked, .informationGiven, .dispatched, .signed, .replied,
            .answeredByLeader, .tried, .followedUp, .redone, .merged, .unmerged, .withdrawn, .attached, .revealed,
            .contacted, .resumed, .informationLapsed, .emergencyAlerted, .extensionGranted:
            kind.rawValue
        default: nil
        }
    }

    fileprivate var publicMark: String? {
        switch self {
        case .closed, .replied, .answeredByLeader: "done"
        case .notAccepted, .redone: "grave"
        default: nil
        }
    }
}
