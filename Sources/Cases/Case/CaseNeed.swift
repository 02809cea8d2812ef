/// What an open case waits for: the queue it stands in.
package enum CaseNeed: String, Sendable, Codable, CaseIterable {
    case dispatch, verification, information, sign, judgement, ruling, reply, deferred
    case followUp, anotherTry, supervision, closing
}

extension Case {
    /// Nil for a case that has ended or follows another.
    package var need: CaseNeed? {
        if outcome != nil || isMerged { return nil }
        if hasReply { return needAfterReply }
        if let request = live?.request { return request.need }
        if question != nil { return .information }
        if deferral != nil { return .deferred }
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

extension ShareRequest {
    /// The third return is a dispute to be ruled on.
    fileprivate var need: CaseNeed {
        if case .return(_, isLast: true) = self { .ruling } else { .judgement }
    }
}

/// What an agency has to do about its share: the list it stands in.
package enum ShareNeed: String, Sendable, Codable, CaseIterable {
    case sign, reply
    /// One it passed down asks for something.
    case judgement
    /// Others work on it.
    case waiting
}

extension Case {
    /// Nil when nothing is to be done about it any more.
    package func need(of share: Assignment) -> ShareNeed? {
        guard outcome == nil, !isMerged, !hasReply, share.number > settled else { return nil }
        switch share.state {
        case .offered: return share.request == nil ? .sign : .waiting
        case .signed: break
        case .replied, .accepted, .returned, .withdrawn: return nil
        }
        if shares(under: share.number).contains(where: { $0.request != nil }) { return .judgement }
        if share.request != nil || deferral != nil || !openShares(before: share).isEmpty { return .waiting }
        return .reply
    }
}
