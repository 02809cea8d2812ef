import Kernel

/// Which acts an officer may do on a case now; the desk asks the same questions again when it is done.
struct SeatActs {
    let file: Case
    let officer: Officer
    let rules: CaseRules
    let now: Instant

    var all: [SeatAct] { SeatAct.allCases.filter { isOpen($0) && isAllowed($0) } }

    /// Whether the state of the case admits it.
    private func isOpen(_ act: SeatAct) -> Bool {
        switch act {
        case .missed: file.allows(.followUp) && (try? file.missingReporter(at: now, under: rules)) != nil
        case .close: file.allows(.close) && (try? file.closing(note: nil, at: now, under: rules)) != nil
        case .askReturn: file.allows(.askReturn) && file.live.map { now <= $0.signDue } == true
        case .merge: file.allows(.merge) && file.followers == 0
        case .answer: file.live == nil && file.allows(.reply) && file.category != nil
        case .reply: file.live != nil && file.allows(.reply)
        case .reveal: file.standing != .anonymous && !file.hidesReporter(from: CaseAgency(officer))
        case .dispatch: file.allows(.dispatch) && file.category != nil
        default: CaseAct(rawValue: act.rawValue).map(file.allows) ?? false
        }
    }

    private func isAllowed(_ act: SeatAct) -> Bool {
        switch act {
        case .sign, .reply, .askReturn: handles
        case .judgeReturn, .withdrawAssignment, .redo, .merge: officer.may(.dispatchCases, file.subject)
        case .accept, .notAccept, .classify, .locate, .dispatch, .askVerification, .answer: triages
        case .askForInformation, .attach: handles || triages
        case .provideInformation, .withdraw: officer.may(.takeCalls, file.subject)
        case .verify: verifies
        case .followUp, .missed: officer.may(.followUpCases, file.subject)
        case .close: officer.may(.followUpCases, file.subject) || officer.may(.dispatchCases, file.subject)
        case .reveal: officer.may(.revealReporters, file.subject)
        }
    }

    private var triages: Bool {
        (officer.may(.takeCalls, file.subject) && file.owner.id == officer.agency)
            || officer.may(.dispatchCases, file.subject)
    }

    private var handles: Bool { file.live.map { officer.may(.handleCases, file.subject(of: $0)) } ?? false }

    private var verifies: Bool {
        let subject = Subject(node: file.place?.path, category: file.category, agencies: [officer.agencyPath])
        return officer.may(.verifyCases, subject)
    }
}
