import Kernel

/// 撤回: the reporter wants nothing more.
package struct Withdrawal: Sendable, Hashable, Codable {
    package let note: WrittenText?
}

/// More photos for the file.
package struct Attachment: Sendable, Hashable, Codable {
    package let photos: Int
    package let note: WrittenText?
}

/// Who the reporter is was shown to somebody, and for what.
package struct Reveal: Sendable, Hashable, Codable {
    package let purpose: RevealPurpose
    package let note: WrittenText?
}

/// The purposes for which a reporter's identity may be shown.
package enum RevealPurpose: String, Sendable, Codable, CaseIterable {
    case contactAboutCase, followUp, visitOnSite, emergency, legalDuty
}

extension Case {
    package func withdrawing(note: String?, at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent]
    {
        try must(.withdraw)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.withdrawn(Withdrawal(note: try writer.may("note", note)))]
    }

    package func attaching(
        _ count: Int, note: String?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.attach)
        try mustHold(count, rules)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.attached(Attachment(photos: count, note: try writer.may("note", note)))]
    }

    /// A confidential reporter stays hidden from every agency that has or had the case in hand.
    package func revealing(
        for purpose: RevealPurpose, note: String?, to agency: CaseAgency, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard standing != .anonymous else { throw .noReporter }
        guard !hidesReporter(from: agency) else { throw .reporterHidden }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.revealed(Reveal(purpose: purpose, note: try writer.must("note", note ?? "")))]
    }

    package func hidesReporter(from agency: CaseAgency) -> Bool {
        guard standing == .confidential, agency.id != firstReceiver.id else { return false }
        return true
    }
}
