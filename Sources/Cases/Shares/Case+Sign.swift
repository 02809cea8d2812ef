import Kernel

/// Which assignment was signed for.
package struct Signature: Sendable, Hashable, Codable {
    package let of: Assignment.Number
}

/// 联系: the reporter was called, and answered or not.
package struct Contact: Sendable, Hashable, Codable {
    package let of: Assignment.Number
    package let reached: Bool
    package let note: WrittenText?
}

/// Whether the reporter was reached.
package struct ContactDraft: Sendable, Hashable {
    package let reached: Bool
    package let note: String?

    package init(reached: Bool, note: String? = nil) {
        self.reached = reached
        self.note = note
    }
}

extension Case {
    /// 签收: the agency takes the assignment on, and with it the case.
    package func signing(
        _ number: Assignment.Number, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        if assignment(number)?.returnAsked != nil { throw .returnNotJudged }
        _ = try share(number, for: .sign)
        return [.signed(Signature(of: number))]
    }

    /// Any agency that has it in hand may note that it spoke with the reporter; the lead's clock stops once it did.
    package func contacting(
        _ number: Assignment.Number, _ draft: ContactDraft, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        _ = try share(number, for: .contact)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.contacted(Contact(of: number, reached: draft.reached, note: try writer.may("note", draft.note)))]
    }

    mutating func sign(_ number: Assignment.Number, at now: Instant) {
        change(number) { assignment in
            assignment.state = .signed
            assignment.signedAt = now
        }
    }

    mutating func take(_ fact: Contact, at now: Instant) {
        guard fact.reached else { return }
        change(fact.of) { $0.contactedAt = $0.contactedAt ?? now }
        if let lead = live?.number { change(lead) { $0.contactedAt = $0.contactedAt ?? now } }
    }
}
