import Kernel

/// An assignment offered to an agency, with its deadlines and why this agency was chosen.
package struct Dispatch: Sendable, Hashable, Codable {
    package let assignment: Assignment.Number
    package let agency: CaseAgency
    package let signDue: Instant
    package let replyDue: Instant
    private let binding: Bool?
    package let proposal: DispatchGround?
    package let note: CaseText?

    package var isBinding: Bool { binding ?? false }

    private enum CodingKeys: String, CodingKey {
        case binding, note
        case assignment = "of"
        case agency = "to"
        case signDue = "sign"
        case replyDue = "reply"
        case proposal = "by"
    }

    init(
        assignment: Assignment.Number, agency: CaseAgency, signDue: Instant, replyDue: Instant, isBinding: Bool,
        proposal: DispatchGround?, note: CaseText?
    ) {
        self.assignment = assignment
        self.agency = agency
        self.signDue = signDue
        self.replyDue = replyDue
        binding = isBinding ? true : nil
        self.proposal = proposal
        self.note = note
    }
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

extension Case {
    /// 派遣: offers the case to one agency. After too many returns the offer cannot be returned.
    package func dispatching(
        to agency: CaseAgency, on ground: DispatchGround?, note: String? = nil, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.dispatch)
        guard category != nil else { throw .notClassified }
        if rules.verifiedKinds.contains(kind), place == nil { throw .notLocated }
        if verification == .notFound { throw .notFoundOnSite }
        if needsVerification(under: rules) { throw .notVerified }
        let ruled: Bool = returns >= rules.returnsUntilRuling
        if !ruled, let last = assignments.last, last.state == .returned, last.agency.id == agency.id {
            throw .sameAgency
        }
        var writer = CaseWriter(self, rules)
        return [
            .dispatched(
                offer(
                    to: agency, isBinding: ruled, on: ground, note: try writer.may("note", note), at: now, under: rules)
            )
        ]
    }

    /// Takes an assignment back before it is answered.
    package func takingBack(note: String?, at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent] {
        try must(.withdrawAssignment)
        guard let live else { throw .noSuchAssignment(0) }
        var writer = CaseWriter(self, rules)
        return [
            .assignmentWithdrawn(
                TakingBack(
                    of: live.number, dispatchDue: rules.dispatchDue(kind, urgency, from: now),
                    note: try writer.may("note", note)))
        ]
    }

    func offer(
        to agency: CaseAgency, isBinding: Bool, on ground: DispatchGround?, note: CaseText?, at now: Instant,
        under rules: CaseRules
    ) -> Dispatch {
        Dispatch(
            assignment: assignments.count + 1, agency: agency, signDue: rules.signDue(kind, urgency, from: now),
            replyDue: rules.replyDue(kind, urgency, from: now), isBinding: isBinding, proposal: ground, note: note)
    }

    mutating func take(_ fact: Dispatch, at now: Instant) {
        assignments.append(Assignment(fact, at: now))
        acceptedAt = acceptedAt ?? now
        dispatchDue = nil
    }
}
