import Kernel

/// What a case is about and how pressing it is, with the deadlines that follow where they change.
package struct Classification: Sendable, Hashable, Codable {
    package let kind: CaseKind
    package let urgency: Urgency
    package let category: TreePath?
    let dispatchDue: Instant?
    let signDue: Instant?
    let replyDue: Instant?
}

extension Case {
    /// 分类: says what it is about. Running clocks are reckoned anew from where they began when kind or urgency change.
    package func classifying(
        as kind: CaseKind, _ urgency: Urgency, _ category: TreePath?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.classify)
        guard kind != self.kind || urgency != self.urgency else {
            guard category != self.category else { return [] }
            return [
                .classified(
                    Classification(
                        kind: kind, urgency: urgency, category: category, dispatchDue: nil, signDue: nil, replyDue: nil)
                )
            ]
        }
        let open: Assignment? = live.flatMap { $0.state.isOpen ? $0 : nil }
        let waiting: Instant? = live == nil ? createdAt : nil
        return [
            .classified(
                Classification(
                    kind: kind, urgency: urgency, category: category,
                    dispatchDue: waiting.map { max(rules.dispatchDue(kind, urgency, from: $0), reopenedAt(now)) },
                    signDue: open.map { rules.signDue(kind, urgency, from: $0.offeredAt) },
                    replyDue: open.map { rules.replyDue(kind, urgency, from: $0.offeredAt) }))
        ]
    }

    /// A case that came back to the dispatcher keeps the time it was given then.
    private func reopenedAt(_ now: Instant) -> Instant {
        assignments.isEmpty ? createdAt : dispatchDue ?? now
    }

    mutating func take(_ fact: Classification) {
        kind = fact.kind
        urgency = fact.urgency
        category = fact.category
        if let due = fact.dispatchDue { dispatchDue = due }
        guard let number = live?.number else { return }
        change(number) { assignment in
            if let due = fact.signDue { assignment.signDue = due }
            if let due = fact.replyDue { assignment.replyDue = due }
        }
    }
}
