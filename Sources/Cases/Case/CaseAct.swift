/// Everything that can be done to a case.
package enum CaseAct: String, Sendable, Codable, CaseIterable {
    case accept, notAccept, askForInformation, provideInformation, classify, locate, askVerification, verify
    case dispatch, withdrawAssignment, sign, askReturn, judgeReturn, reply, followUp, redo, close, merge, withdraw,
        attach
}

extension Case {
    /// What may be done now, whoever may do it: the table that pages show as buttons and refusals name.
    package var allowed: [CaseAct] { CaseAct.allCases.filter(allows) }

    package func allows(_ act: CaseAct) -> Bool {
        if outcome != nil { return false }
        if isMerged { return act == .withdraw || act == .attach }
        return switch act {
        case .accept: acceptedAt == nil && live == nil
        case .notAccept: isWaitingForDispatch
        case .askForInformation: question == nil && answer == nil
        case .provideInformation: question != nil
        case .classify, .locate, .merge: !hasReply
        case .askVerification, .verify: isWaitingForDispatch && verification != .confirmed
        case .dispatch: isWaitingForDispatch
        case .withdrawAssignment: live?.state.isOpen == true
        case .sign: live?.state == .offered && live?.returnAsked == nil
        case .askReturn: live?.state.isOpen == true && live?.returnAsked == nil && live?.isBinding == false
        case .judgeReturn: live?.returnAsked != nil
        case .reply: isWaitingForDispatch || (live?.state == .signed && live?.returnAsked == nil)
        case .followUp: hasReply && standing != .anonymous
        case .redo, .close: hasReply
        case .withdraw, .attach: true
        }
    }

    func must(_ act: CaseAct) throws(CaseRefusal) {
        guard allows(act) else { throw .notNow(act, state: state, allowed: allowed) }
    }
}
