import Kernel

/// How and why a case was closed.
package struct Closing: Sendable, Hashable, Codable {
    package let ground: ClosingGround
    package let note: WrittenText?
}

extension Case {
    /// 结案: after the reporter was asked, or could not be reached as often as the rules want, or is unknown.
    package func closing(note: String?, at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent] {
        try must(.close)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.closed(Closing(ground: try closingGround(rules), note: try writer.may("note", note)))]
    }

    private func closingGround(_ rules: CaseRules) throws(CaseRefusal) -> ClosingGround {
        if let last = followedUpSinceReply { return last.isGood(rules) ? .solved : .answered }
        if standing == .anonymous { return .anonymous }
        guard tries.count >= rules.followUpTries else {
            throw .notFollowedUp(tries: tries.count, limit: rules.followUpTries)
        }
        return .noContact
    }

    mutating func end(_ ground: ClosingGround) {
        lastOwner = owner
        outcome = .closed(ground)
        for share in liveShares {
            change(share.number) { $0.state = $0.state == .replied || $0.state == .accepted ? .accepted : .withdrawn }
        }
    }
}
