import Kernel

/// 诉求: one matter as its reporter sees it, from intake to close. All of it follows from its events.
package struct Case: Sendable, Hashable {
    package typealias ID = Identifier<CaseMark>

    package let id: ID
    package let number: CaseNumber
    package let channel: CaseChannel
    package let standing: ReporterStanding
    package let createdAt: Instant
    /// Who keeps the case until another agency has signed for it (首接负责).
    package internal(set) var firstReceiver: CaseAgency

    package internal(set) var version: Int = 0
    package internal(set) var updatedAt: Instant
    package internal(set) var kind: CaseKind
    package internal(set) var urgency: Urgency
    package internal(set) var category: TreePath?
    package internal(set) var place: CasePlace?
    package internal(set) var assignments: [Assignment] = []
    /// Assignments up to this number are of rounds that were done again.
    package internal(set) var settled: Assignment.Number = 0
    /// Who answered for it when it ended.
    var lastOwner: CaseAgency?
    package internal(set) var acceptedAt: Instant?
    package internal(set) var outcome: CaseOutcome?
    /// While nobody is asked to handle it: when somebody must be.
    package internal(set) var dispatchClock: CaseClock?
    /// Once answered: when the reporter must have been asked.
    package internal(set) var followUpClock: CaseClock?
    /// While the reporter is asked something: until when.
    package internal(set) var asked: CaseClock?
    package internal(set) var pausedClocks: Set<ServiceClock> = []
    package internal(set) var deferral: Deferral?
    package internal(set) var orders: [Order] = []
    package internal(set) var emergencies: [EmergencyService] = []
    var shelved: Shelved?
    package internal(set) var verification: Verification?
    package internal(set) var returns: Int = 0
    package internal(set) var redos: Int = 0
    package internal(set) var followUps: [FollowUp] = []
    /// The reporter's word on the last answer; nil until asked.
    package internal(set) var followedUpSinceReply: FollowUp?
    package internal(set) var tries: [Instant] = []
    package internal(set) var mergedInto: ID?
    /// The leading case's handler, when the answer came from there.
    package internal(set) var answeredBy: CaseAgency?
    package internal(set) var followers: Int = 0
    package internal(set) var photos: Int = 0

    // Numbers of texts.
    package internal(set) var texts: Int = 0
    package internal(set) var address: Int?
    /// What the reporter is being asked and has not answered.
    package internal(set) var question: Int?
    /// The answer the reporter was given last.
    package internal(set) var answer: Int?

    init(id: ID, _ receipt: Receipt, at now: Instant) {
        self.id = id
        number = receipt.number
        channel = receipt.channel
        standing = receipt.standing
        createdAt = now
        updatedAt = now
        firstReceiver = receipt.receiver
        kind = receipt.kind
        urgency = receipt.urgency
        category = receipt.category
        place = receipt.place
        dispatchClock = CaseClock(receipt.dispatchDue, since: now)
        photos = receipt.photos ?? 0
        address = receipt.address?.number
    }
}

extension Case {
    package var state: CaseState {
        switch outcome {
        case .closed: return .closed
        case .notAccepted: return .notAccepted
        case nil: break
        }
        if isMerged { return .merged }
        if question != nil { return .needsInformation }
        if deferral != nil { return .deferred }
        if hasReply { return .replied }
        return switch live?.state {
        case .offered: .dispatched
        case .signed: .handling
        default: .received
        }
    }

    /// When the next step is due: never nil while the case is open and its own.
    package var nextDue: Instant? { runningClocks.lazy.filter { !$0.isPaused }.map(\.clock.due).min() }

    package var matter: CaseMatter { CaseMatter(kind, urgency, category) }

    /// Everybody who has or had the case in hand, for the question who may see it.
    package var subject: Subject {
        var paths: [TreePath] = [owner.path]
        for path in [firstReceiver.path] + assignments.map(\.agency.path) where !paths.contains(path) {
            paths.append(path)
        }
        return Subject(node: place?.path, category: category, agencies: paths)
    }

    /// The follower of another case, and not answered yet.
    package var isMerged: Bool { mergedInto != nil && answer == nil }

    /// The agency in whose list it stands.
    package var handler: CaseAgency { live?.agency ?? answeredBy ?? owner }

    /// Answered, and not being done again.
    var hasReply: Bool { answer != nil }

    var isWaitingForDispatch: Bool { live == nil && !hasReply && !isMerged }
}
