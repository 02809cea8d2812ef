import Cases
import Kernel

/// 回访轮次: from an answer the reporter was given to what they said of it. Follows from the case's history alone.
struct Round: Sendable, Hashable {
    enum End: Sendable, Hashable {
        case closed(ClosingGround)
        case redone
    }

    /// Counts from 1 within the case.
    let number: Int
    let repliedAt: Instant
    let due: Instant
    let kind: CaseKind
    let urgency: Urgency
    let channel: CaseChannel
    let standing: ReporterStanding
    let category: TreePath?
    let territory: TreePath?
    let handler: TreePath
    /// The answer is to a case that was done again, and whether supervision had ordered that.
    let wasRedone: Bool
    let wasSupervised: Bool
    var tries: [Instant] = []
    var answer: CallBack.Answer?
    var end: End?
}

/// A case as it stands, with its rounds so far.
struct CaseRounds: Sendable {
    private(set) var file: Case
    private(set) var rounds: [Round] = []
    private var isSupervised = false

    /// Nil for a history that does not begin with a reception.
    init?(of id: Case.ID, _ history: [CaseChange]) {
        guard let first = history.first, let file = Case.replay(id, [(first.event, first.at)]) else { return nil }
        self.file = file
        for change in history.dropFirst() { take(change) }
    }

    private mutating func take(_ change: CaseChange) {
        file.apply(change.event, at: change.at)
        switch change.event {
        case .replied, .answeredByLeader: begin(at: change.at)
        case .tried: changeLast { $0.tries.append(change.at) }
        case .followedUp(let fact):
            changeLast { $0.answer = CallBack.Answer(fact, by: change.author, at: change.at) }
        case .redone(let fact):
            isSupervised = isSupervised || fact.note != nil
            changeLast { $0.end = .redone }
        case .closed(let fact): changeLast { $0.end = .closed(fact.ground) }
        case .withdrawn: changeLast { $0.end = .closed(.withdrawnByReporter) }
        default: break
        }
    }

    private mutating func begin(at instant: Instant) {
        rounds.append(
            Round(
                number: rounds.count + 1, repliedAt: instant, due: file.followUpClock?.due ?? instant, kind: file.kind,
                urgency: file.urgency, channel: file.channel, standing: file.standing, category: file.category,
                territory: file.place?.path, handler: file.handler.path, wasRedone: file.redos > 0,
                wasSupervised: isSupervised))
    }

    private mutating func changeLast(_ body: (inout Round) -> Void) {
        guard !rounds.isEmpty else { return }
        body(&rounds[rounds.count - 1])
    }
}

extension CallBack.Answer {
    /// Who signed in came by the page, who did not by the secret link; all else was said on the phone.
    init(_ fact: Cases.FollowUp, by author: Author, at instant: Instant) {
        contacted = fact.contacted
        solved = fact.solved
        satisfaction = fact.satisfaction
        whyNot = fact.whyNot
        via = author.kind == .resident ? (author.person == nil ? .link : .page) : .phone
        at = instant
    }
}
