import Kernel

/// What a case is about and how pressing it is, with the deadlines that follow where they change.
package struct Classification: Sendable, Hashable, Codable {
    package let kind: CaseKind
    package let urgency: Urgency
    package let category: TreePath?
    let dispatchDue: Term?
    let shares: [ShareTerms]?
}

/// The terms of one share, reckoned anew.
struct ShareTerms: Sendable, Hashable, Codable {
    let of: Assignment.Number
    let sign: Term
    let reply: Term
    let contact: Term?
}

extension Case {
    /// 分类: says what it is about. Running clocks are reckoned anew from where they began when other limits hold for it.
    package func classifying(
        as kind: CaseKind, _ urgency: Urgency, _ category: TreePath?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.classify)
        let new = CaseMatter(kind, urgency, category)
        guard new != matter else { return [] }
        guard rules.standard.row(for: new) != rules.standard.row(for: matter) else {
            return [
                .classified(
                    Classification(kind: kind, urgency: urgency, category: category, dispatchDue: nil, shares: nil))
            ]
        }
        let waiting: CaseClock? = isWaitingForDispatch ? dispatchClock : nil
        return [
            .classified(
                Classification(
                    kind: kind, urgency: urgency, category: category,
                    dispatchDue: waiting.map { rules.term(.dispatch, for: new, from: $0.since) },
                    shares: liveShares.filter(\.state.isOpen).map { terms(of: $0, new, rules) }))
        ]
    }

    /// No later than the share it was passed down from.
    private func terms(of share: Assignment, _ matter: CaseMatter, _ rules: CaseRules) -> ShareTerms {
        func term(_ clock: ServiceClock) -> Term { rules.term(clock, for: matter, from: share.offeredAt) }
        let top: Instant = share.parent.flatMap(assignment).map(\.offeredAt) ?? share.offeredAt
        let above: Term = rules.term(.reply, for: matter, from: top)
        let own: Term = term(.reply)
        return ShareTerms(
            of: share.number, sign: term(.sign), reply: share.parent != nil && above.due < own.due ? above : own,
            contact: share.contact == nil ? nil : term(.contact))
    }

    mutating func take(_ fact: Classification) {
        kind = fact.kind
        urgency = fact.urgency
        category = fact.category
        if let term = fact.dispatchDue, let old = dispatchClock { dispatchClock = CaseClock(term, since: old.since) }
        for terms in fact.shares ?? [] {
            change(terms.of) { share in
                share.sign = CaseClock(terms.sign, since: share.offeredAt)
                share.reply = CaseClock(terms.reply, since: share.offeredAt)
                share.contact = terms.contact.map { CaseClock($0, since: share.offeredAt) }
            }
        }
    }
}
