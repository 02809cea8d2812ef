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
        case .merge: file.allows(.merge) && file.followers == 0
        case .answer: file.live == nil && file.allows(.reply) && file.category != nil
        case .reveal: file.standing != .anonymous && !file.hidesReporter(from: CaseAgency(officer))
        case .dispatch: file.allows(.dispatch) && file.category != nil
        case .rule: file.need == .ruling
        default: SeatShares.acts[act] != nil || CaseAct(rawValue: act.rawValue).map(file.allows) ?? false
        }
    }

    private func isAllowed(_ act: SeatAct) -> Bool {
        switch act {
        case .rule, .redo, .merge, .unmerge, .judgeDeferral: officer.may(.dispatchCases, file.subject)
        case .accept, .notAccept, .classify, .locate, .dispatch, .askVerification, .answer: triages
        case .askForInformation, .attach, .alertEmergency: file.isHandled(by: officer) || triages
        case .resume: file.isHandled(by: officer) || officer.may(.dispatchCases, file.subject)
        case .provideInformation, .withdraw: officer.may(.takeCalls, file.subject)
        case .remind: [.takeCalls, .followUpCases, .dispatchCases].contains { officer.may($0, file.subject) }
        case .supervise: officer.may(.superviseCases, file.subject)
        case .answerOrder: !SeatShares(file, officer).orders.isEmpty
        case .verify: verifies
        case .followUp, .missed: officer.may(.followUpCases, file.subject)
        case .close: officer.may(.followUpCases, file.subject) || officer.may(.dispatchCases, file.subject)
        case .reveal: officer.may(.revealReporters, file.subject)
        default: !SeatShares(file, officer, rules, now).shares(for: act).isEmpty
        }
    }

    private var triages: Bool {
        (officer.may(.takeCalls, file.subject) && file.owner.id == officer.agency)
            || officer.may(.dispatchCases, file.subject)
    }

    private var verifies: Bool {
        let subject = Subject(node: file.place?.path, category: file.category, agencies: [officer.agencyPath])
        return officer.may(.verifyCases, subject)
    }
}

/// The shares of a case about which an officer may do something now; what was passed down furthest comes first.
struct SeatShares {
    let file: Case
    let officer: Officer
    let rules: CaseRules?
    let now: Instant?

    init(_ file: Case, _ officer: Officer, _ rules: CaseRules? = nil, _ now: Instant? = nil) {
        self.file = file
        self.officer = officer
        self.rules = rules
        self.now = now
    }

    /// The acts that are about one share.
    static let acts: [SeatAct: CaseAct] = [
        .sign: .sign, .contact: .contact, .delegate: .delegate, .reply: .reply, .refuseReply: .refuseReply,
        .askReturn: .askReturn, .judgeReturn: .judgeReturn, .askExtension: .askExtension,
        .judgeExtension: .judgeExtension, .askDeferral: .askDeferral, .withdrawAssignment: .withdrawAssignment,
    ]

    func shares(for act: SeatAct) -> [Assignment] {
        guard let rule = Self.acts[act] else { return [] }
        return file.liveShares.reversed().filter { share in
            file.allows(rule, on: share) && isTheirs(act, share) && isInTime(act, share)
        }
    }

    /// Orders that wait for the officer's answer.
    var orders: [Order] {
        file.openOrders.filter { order in
            file.assignment(order.of).map { officer.may(.handleCases, file.subject(of: $0)) } ?? false
        }
    }

    private func isTheirs(_ act: SeatAct, _ share: Assignment) -> Bool {
        switch act {
        case .judgeReturn where file.need == .ruling && share.isRootLead: false
        case .judgeReturn, .judgeExtension, .withdrawAssignment: (try? officer.mustJudge(file, share)) != nil
        case .refuseReply:
            share.parent == nil
                ? file.live.map { (try? officer.mustHandle(file, $0)) != nil } ?? false
                : (try? officer.mustJudge(file, share)) != nil
        default: (try? officer.mustHandle(file, share)) != nil
        }
    }

    private func isInTime(_ act: SeatAct, _ share: Assignment) -> Bool {
        guard let now, let rules else { return true }
        return switch act {
        case .askReturn: now <= share.signDue
        case .askExtension: now < share.replyDue && share.reply.extensions.count < rules.policy.mostExtensions
        case .reply: file.openShares(before: share).isEmpty
        case .contact: share.contactedAt == nil
        default: true
        }
    }
}
