import Calendar
import Kernel

/// 延期: more time is asked for.
package struct ExtensionRequest: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    /// In the unit of the limit: days, hours or minutes.
    package let amount: Int
    package let note: WrittenText
}

package struct ExtensionGrant: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let amount: Int
    package let reply: Term
}

/// Why more time, or a deferral, was not granted.
package struct RequestRefusal: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let note: WrittenText
}

/// How much longer, in the unit of the limit, and why.
package struct ExtensionDraft: Sendable, Hashable {
    package let amount: Int
    package let reason: String

    package init(_ amount: Int, because reason: String) {
        self.amount = amount
        self.reason = reason
    }
}

extension Case {
    /// Before the reply is due, with a reason, at most twice, each time at most the original span.
    package func askingExtension(
        of number: Assignment.Number, _ draft: ExtensionDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let amount: Int = draft.amount
        let share: Assignment = try share(number, for: .askExtension)
        let most: Int = share.reply.limit.amount
        guard (1...max(1, most)).contains(amount) else { throw .extensionTooLong(most: most) }
        try mustBeExtensible(share, by: amount, at: now, under: rules)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [
            .extensionAsked(ExtensionRequest(of: number, amount: amount, note: try writer.must("note", draft.reason)))
        ]
    }

    /// One level up grants it; never once the deadline has passed.
    package func grantingExtension(
        of number: Assignment.Number, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        let share: Assignment = try share(number, for: .judgeExtension)
        guard case .extension(let amount) = share.request else { throw .noSuchAssignment(number) }
        let term: Term = try mustBeExtensible(share, by: amount, at: now, under: rules)
        return [.extensionGranted(ExtensionGrant(of: number, amount: amount, reply: term))]
    }

    package func refusingExtension(
        of number: Assignment.Number, because ground: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        _ = try share(number, for: .judgeExtension)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.extensionRefused(RequestRefusal(of: number, note: try writer.must("note", ground)))]
    }

    @discardableResult
    private func mustBeExtensible(
        _ share: Assignment, by amount: Int, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> Term {
        guard share.reply.extensions.count < rules.policy.mostExtensions else {
            throw .extendedEnough(limit: rules.policy.mostExtensions)
        }
        guard now < share.replyDue else { throw .replyOverdue(due: rules.text(share.replyDue)) }
        let later: Term = rules.term(share.reply.limit.times(amount), from: share.replyDue)
        if let parent = share.parent.flatMap(assignment), later.due > parent.replyDue {
            throw .beyondParent(due: rules.text(parent.replyDue))
        }
        return later
    }

    mutating func take(_ fact: ExtensionGrant) {
        change(fact.of) { share in
            share.request = nil
            share.reply = share.reply.extended(by: fact.amount, until: fact.reply)
        }
    }
}
