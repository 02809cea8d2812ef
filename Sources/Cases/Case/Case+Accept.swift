import Kernel

/// Why a case is not accepted, with what the reporter is told beside the standing sentence.
package struct NonAcceptance: Sendable, Hashable, Codable {
    package let ground: NotAcceptedGround
    package let note: WrittenText?
}

extension Case {
    /// 受理: says that the city takes the matter on; sending it to an agency says so too.
    package func accepting(at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent] {
        try must(.accept)
        return [.accepted]
    }

    /// 不予受理: for a listed ground only; the reporter is told it, and where to go instead.
    package func notAccepting(
        because ground: NotAcceptedGround, note: String?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.notAccept)
        if ground == .emergencyService, emergencies.isEmpty { throw .notHandedOver }
        if followers > 0 { throw .hasFollowers(followers) }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.notAccepted(NonAcceptance(ground: ground, note: try writer.may("note", note)))]
    }

    mutating func end(notAccepted ground: NotAcceptedGround) {
        lastOwner = owner
        outcome = .notAccepted(ground)
        for share in liveShares { change(share.number) { $0.state = .withdrawn } }
    }
}
