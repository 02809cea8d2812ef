/// Everything that can be done to a case.
package enum CaseAct: String, Sendable, Codable, CaseIterable {
    case accept, notAccept, askForInformation, provideInformation, classify, locate, askVerification, verify
    case dispatch, withdrawAssignment, sign, contact, delegate, askReturn, judgeReturn, askExtension, judgeExtension
    case askDeferral, judgeDeferral, resume, reply, refuseReply, followUp, redo, close, merge, unmerge, withdraw, attach
    case remind, supervise, answerOrder, alertEmergency
}

extension Case {
    /// What may be done now, whoever may do it: the table that pages show as buttons and refusals name.
    package var allowed: [CaseAct] { CaseAct.allCases.filter(allows) }

    package func allows(_ act: CaseAct) -> Bool {
        if outcome != nil { return false }
        if isMerged { return [.withdraw, .attach, .unmerge].contains(act) }
        if deferral != nil {
            return [.withdraw, .attach, .resume, .remind, .supervise, .answerOrder].contains(act) && open(act)
        }
        return open(act)
    }

    private func open(_ act: CaseAct) -> Bool {
        switch act {
        case .accept: acceptedAt == nil && live == nil
        case .notAccept: isWaitingForDispatch
        case .askForInformation: question == nil && !hasReply
        case .provideInformation: question != nil
        case .classify, .locate, .merge: !hasReply
        case .askVerification, .verify: isWaitingForDispatch && verification != .confirmed
        case .dispatch: isWaitingForDispatch
        case .reply: isWaitingForDispatch || liveShares.contains { allows(act, on: $0) }
        case .resume: deferral != nil
        case .unmerge: false
        case .followUp: hasReply && standing != .anonymous
        case .redo, .close: hasReply
        case .remind, .supervise: !hasReply && live?.state.isOpen == true
        case .answerOrder: !openOrders.isEmpty
        case .withdraw, .attach, .alertEmergency: true
        case .withdrawAssignment, .sign, .contact, .delegate, .askReturn, .judgeReturn, .askExtension, .judgeExtension,
            .askDeferral, .judgeDeferral, .refuseReply:
            liveShares.contains { allows(act, on: $0) }
        }
    }

    func must(_ act: CaseAct) throws(CaseRefusal) {
        guard allows(act) else { throw .notNow(act, state: state, allowed: allowed) }
    }
}
