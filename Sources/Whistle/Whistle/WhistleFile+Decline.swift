import Kernel

/// Why an agency need not come, in its own words.
package struct DeclineDraft: Sendable, Hashable {
    package let reason: DeclineReason
    package let note: String

    package init(_ reason: DeclineReason, note: String) {
        self.reason = reason
        self.note = note
    }
}

extension WhistleFile {
    /// An agency says that it need not come: once, before its time is over, for a listed reason. The coordinator judges.
    package func declining(
        _ number: CalledAgency.Number, _ draft: DeclineDraft, at now: Instant, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        let agency: CalledAgency = try must(number)
        guard agency.decline == nil else { throw .declinedBefore }
        guard agency.standing == .called || agency.standing == .acknowledged else { throw .notNow(agency.standing) }
        guard rules.table.declineReasons.contains(draft.reason) else { throw .reasonNotListed }
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let note: WrittenText = try writer.must("note", draft.note)
        let due: Instant = rules.due(rules.clocks(kind).judgement, from: now)
        return [.declined(Declining(of: number, reason: draft.reason, judgeDue: due, note: note))]
    }

    /// The coordinator agrees: the agency need not come.
    package func upholding(
        _ number: CalledAgency.Number, because ground: String, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustAwaitJudgement(number)
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        return [.upheld(Judging(of: number, note: try writer.must("note", ground)))]
    }

    /// The coordinator does not: the agency must come, and its time begins again now.
    package func overruling(
        _ number: CalledAgency.Number, because ground: String, at now: Instant, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustAwaitJudgement(number)
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let due: Instant = rules.due(rules.clocks(kind).arrival, from: now)
        return [.overruled(Judging(of: number, note: try writer.must("note", ground), due: due))]
    }

    private func mustAwaitJudgement(_ number: CalledAgency.Number) throws(WhistleRefusal) {
        try mustBeOpen()
        guard try must(number).standing == .declined else { throw .nothingToJudge }
    }
}

extension CalledAgency {
    mutating func take(_ fact: Declining) {
        standing = .declined
        decline = Decline(reason: fact.reason, judgeDue: fact.judgeDue)
    }

    mutating func excuse() {
        standing = .excused
        decline?.ruling = .upheld
    }

    mutating func overrule(due: Instant?) {
        standing = acknowledgedAt == nil ? .called : .acknowledged
        decline?.ruling = .overruled
        if let due { self.due = due }
    }
}
