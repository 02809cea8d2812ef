/// What an open case waits for: the queue it stands in.
package enum CaseNeed: String, Sendable, Codable, CaseIterable {
    case dispatch, verification, information, sign, judgement, reply
    case followUp, anotherTry, supervision, closing
}

extension Case {
    /// Nil for a case that has ended or follows another.
    package var need: CaseNeed? {
        if outcome != nil || isMerged { return nil }
        if hasReply { return needAfterReply }
        if live?.returnAsked != nil { return .judgement }
        if question != nil { return .information }
        if let live { return live.state == .offered ? .sign : .reply }
        if case .asked = verification { return .verification }
        return .dispatch
    }

    private var needAfterReply: CaseNeed {
        if standing == .anonymous { return .closing }
        if followedUpSinceReply != nil { return .supervision }
        return tries.isEmpty ? .followUp : .anotherTry
    }
}
