import Kernel

extension Case {
    /// The lead the dispatcher chose: the last, unless it was handed back or taken back.
    package var live: Assignment? { assignments.last { $0.isRootLead && $0.isLive && $0.number > settled } }

    /// All shares that count now: the lead and the supports of this round, with what they passed down.
    package var liveShares: [Assignment] { assignments.filter { $0.isLive && $0.number > settled } }

    package func assignment(_ number: Assignment.Number) -> Assignment? {
        assignments.first { $0.number == number }
    }

    /// The shares that were passed down from one and still count.
    package func shares(under number: Assignment.Number) -> [Assignment] {
        liveShares.filter { $0.parent == number }
    }

    /// The agency that answers for the case now; there is always exactly one: the first receiver until another has
    /// signed, then whoever signed last down the line of leads.
    package var owner: CaseAgency {
        if let lastOwner { return lastOwner }
        guard var share = assignments.last(where: { $0.isRootLead && $0.signedAt != nil }), share.isLive else {
            return firstReceiver
        }
        while share.state == .signed, let below = signedLead(under: share) { share = below }
        return share.agency
    }

    private func signedLead(under share: Assignment) -> Assignment? {
        shares(under: share.number).last { $0.part == .lead && $0.state == .signed }
    }

    /// Those whose work a share waits for: what it passed down, and for the leading one the supports beside it.
    func openShares(before share: Assignment) -> [Assignment] {
        liveShares.filter { other in
            guard other.state.isOpen, other.number != share.number else { return false }
            return other.parent == share.number || (share.isRootLead && other.parent == nil)
        }
    }

    /// What may be done about one share now.
    package func allows(_ act: CaseAct, on share: Assignment) -> Bool {
        guard outcome == nil, !isMerged, !hasReply, share.isLive, share.number > settled else { return false }
        guard deferral == nil else { return false }
        return switch act {
        case .sign: share.state == .offered && share.returnAsked == nil
        case .askReturn: share.state.isOpen && share.request == nil && !share.isBinding
        case .judgeReturn: share.returnAsked != nil
        case .askExtension: share.state == .signed && share.request == nil && pausedSince == nil
        case .judgeExtension: if case .extension = share.request { pausedSince == nil } else { false }
        case .askDeferral: share.isRootLead && share.state == .signed && share.request == nil && asked == nil
        case .judgeDeferral: if case .deferral = share.request { asked == nil } else { false }
        case .delegate: share.state == .signed && share.returnAsked == nil
        case .reply: share.state == .signed && share.returnAsked == nil
        case .refuseReply: share.state == .replied && !share.isRootLead
        case .withdrawAssignment: share.state.isOpen
        case .contact: share.state.isOpen && standing != .anonymous
        default: false
        }
    }

    /// The share that is meant; it must be one about which this may be done.
    func share(_ number: Assignment.Number, for act: CaseAct) throws(CaseRefusal) -> Assignment {
        guard let share = assignment(number) else {
            try must(act)
            throw .noSuchAssignment(number)
        }
        guard allows(act, on: share) else { throw .notNow(act, state: state, allowed: allowed) }
        return share
    }

    /// Ends a share without an answer, and with it what it passed down.
    mutating func end(_ number: Assignment.Number, _ state: Assignment.State) {
        for child in shares(under: number) { end(child.number, .withdrawn) }
        change(number) { share in
            share.state = state
            share.request = nil
        }
    }
}
