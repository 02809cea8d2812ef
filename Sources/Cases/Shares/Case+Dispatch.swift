import Kernel

/// An assignment offered to an agency, with its deadlines and why this agency was chosen.
package struct Dispatch: Sendable, Hashable, Codable {
    package let assignment: Assignment.Number
    package let agency: CaseAgency
    package let sign: Term
    package let reply: Term
    package let contact: Term?
    private let binding: Bool?
    private let isSupport: Bool?
    /// The share it is passed down from.
    package let under: Assignment.Number?
    package let person: Identifier<Visitor>?
    package let proposal: DispatchGround?
    package let note: WrittenText?
    /// Which version of the rules its limits are from; nil are the defaults.
    package let rules: Int?

    package var isBinding: Bool { binding ?? false }
    package var part: Assignment.Part { isSupport == true ? .support : .lead }

    private enum CodingKeys: String, CodingKey {
        case binding, note, under, person, contact, sign, reply
        case isSupport = "support"
        case assignment = "of"
        case agency = "to"
        case proposal = "by"
        case rules = "v"
    }

    init(_ offer: Offer, number: Assignment.Number, terms: (sign: Term, reply: Term, contact: Term?), rules: Int) {
        assignment = number
        agency = offer.agency
        (sign, reply, contact) = terms
        binding = offer.isBinding ? true : nil
        isSupport = offer.part == .support ? true : nil
        under = offer.parent
        person = offer.person
        proposal = offer.ground
        note = offer.note
        self.rules = rules.orNil
    }
}

/// What is offered to whom, before its deadlines are known.
struct Offer {
    let agency: CaseAgency
    var part: Assignment.Part = .lead
    var parent: Assignment.Number?
    var person: Identifier<Visitor>?
    var isBinding = false
    var ground: DispatchGround?
    var note: WrittenText?

    init(to agency: CaseAgency) { self.agency = agency }
}

/// What the responsibility table proposed, and on what ground.
package struct DispatchGround: Sendable, Hashable, Codable {
    package enum Rule: String, Sendable, Codable { case row, district, centre }

    package let rule: Rule
    /// The category and territory of the row that won; nil is every one.
    package let category: TreePath?
    package let territory: TreePath?
    /// The agency proposed, when another was chosen.
    package let instead: Identifier<AgencyMark>?

    package init(_ rule: Rule, category: TreePath?, territory: TreePath?, instead: Identifier<AgencyMark>? = nil) {
        self.rule = rule
        self.category = category
        self.territory = territory
        self.instead = instead
    }
}

/// Who takes a case: one leads, others support.
package struct DispatchDraft: Sendable, Hashable {
    package let lead: CaseAgency
    package var supports: [CaseAgency] = []
    package var ground: DispatchGround?
    package var note: String?

    package init(to lead: CaseAgency) { self.lead = lead }
}

extension Case {
    /// 派遣: offers the case to one agency.
    package func dispatching(
        to agency: CaseAgency, on ground: DispatchGround?, note: String? = nil, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        var draft = DispatchDraft(to: agency)
        draft.ground = ground
        draft.note = note
        return try dispatching(draft, at: now, under: rules)
    }

    /// 派遣: to one that leads and others that support it. After too many returns the offer cannot be returned.
    package func dispatching(
        _ draft: DispatchDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.dispatch)
        try mustBeReady(rules)
        let ruled: Bool = returns >= rules.returnsUntilRuling
        if !ruled, let last = assignments.last(where: \.isRootLead), last.state == .returned,
            last.agency.id == draft.lead.id
        {
            throw .sameAgency
        }
        try mustBeDistinct([draft.lead] + draft.supports)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        var lead = Offer(to: draft.lead)
        lead.isBinding = ruled
        lead.ground = draft.ground
        lead.note = try writer.may("note", draft.note)
        var events: [CaseEvent] = [.dispatched(offer(lead, at: now, under: rules))]
        for (index, agency) in draft.supports.enumerated() {
            var support = Offer(to: agency)
            support.part = .support
            events.append(.dispatched(offer(support, number: assignments.count + 2 + index, at: now, under: rules)))
        }
        return events
    }

    private func mustBeReady(_ rules: CaseRules) throws(CaseRefusal) {
        guard category != nil else { throw .notClassified }
        if rules.verifiedKinds.contains(kind), place == nil { throw .notLocated }
        if verification == .notFound { throw .notFoundOnSite }
        if needsVerification(under: rules) { throw .notVerified }
    }

    /// No agency has two shares at a time.
    private func mustBeDistinct(_ agencies: [CaseAgency]) throws(CaseRefusal) {
        var seen: Set<Identifier<AgencyMark>> = Set(liveShares.map(\.agency.id))
        for agency in agencies where !seen.insert(agency.id).inserted { throw .agencyTwice }
    }

    /// 转派: passes a share down, as a whole or in part; whoever passed it down still answers for it above.
    package func delegating(
        _ number: Assignment.Number, to child: ShareDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(number, for: .delegate)
        try mustBeDistinct([child.agency])
        if child.part == .lead {
            guard share.agency.path.contains(child.agency.path) else { throw .notBelow }
            if shares(under: number).contains(where: { $0.part == .lead }) { throw .hasLead }
        }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        var offer = Offer(to: child.agency)
        offer.part = child.part
        offer.parent = number
        offer.person = child.person
        offer.isBinding = share.returns >= rules.returnsUntilRuling
        offer.note = try writer.may("note", child.note)
        return [.dispatched(self.offer(offer, at: now, under: rules))]
    }

    /// The terms of the standard; a share passed down is due no later than the one it comes from.
    func offer(_ offer: Offer, number: Assignment.Number? = nil, at now: Instant, under rules: CaseRules) -> Dispatch {
        var reply: Term = rules.term(.reply, for: matter, from: now)
        if let parent = offer.parent.flatMap(assignment), parent.replyDue < reply.due {
            reply = Term(reply.limit, due: parent.replyDue, isProvisional: parent.reply.isProvisional)
        }
        let isContact: Bool = offer.part == .lead && offer.parent == nil && standing != .anonymous
        return Dispatch(
            offer, number: number ?? assignments.count + 1,
            terms: (
                rules.term(.sign, for: matter, from: now), reply,
                isContact ? rules.term(.contact, for: matter, from: now) : nil
            ), rules: rules.version)
    }

    mutating func take(_ fact: Dispatch, at now: Instant) {
        assignments.append(Assignment(fact, at: now))
        acceptedAt = acceptedAt ?? now
        if fact.under == nil, fact.part == .lead { dispatchClock = nil }
    }
}

/// A share that is passed down.
package struct ShareDraft: Sendable, Hashable {
    package let agency: CaseAgency
    package var part: Assignment.Part = .lead
    package var person: Identifier<Visitor>?
    package var note: String?

    package init(to agency: CaseAgency) { self.agency = agency }
}
