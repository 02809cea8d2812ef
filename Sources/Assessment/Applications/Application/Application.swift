import Cases
import Kernel

/// 申请: an agency's wish that a case be judged apart, decided by somebody without a stake. All of it follows from its events.
package struct Application: Sendable, Hashable {
    package typealias ID = Identifier<Application>

    package let id: ID
    package let filing: Filing
    package let filedAt: Instant

    package internal(set) var version: Int = 0
    package internal(set) var updatedAt: Instant
    package internal(set) var state: ApplicationState = .filed
    /// When it must be judged; nil while it waits for evidence, and in the end.
    package internal(set) var judgeDue: Instant?
    /// The working time the judge had left when the clock was stopped.
    package internal(set) var remaining: Span?
    /// What the judge wants to know and has not been told.
    package internal(set) var question: Int?
    package internal(set) var judgements: [Judgement] = []
    package internal(set) var judgedAt: Instant?
    /// The appeal against it.
    package internal(set) var appeal: ID?
    package internal(set) var overturnedAt: Instant?
    package internal(set) var photos: Int
    /// The number of the last text.
    package internal(set) var texts: Int

    init(id: ID, _ filing: Filing, at now: Instant) {
        self.id = id
        self.filing = filing
        filedAt = now
        updatedAt = now
        judgeDue = filing.due
        photos = filing.photos ?? 0
        texts = filing.statement.number
    }
}

extension Application {
    package var kind: ApplicationKind { filing.kind }
    package var ground: ApplicationGround { filing.ground }
    package var agency: CaseAgency { filing.agency }

    /// For the question who may see and judge it.
    package var subject: Subject {
        Subject(node: filing.place, category: filing.category, agencies: filing.parties.agencies)
    }

    /// Whether the case is out of the rates by it, as things stand.
    package var isExcluded: Bool {
        kind != .appeal && state.isJudged && (state == .granted) != (overturnedAt != nil)
    }

    /// Whether granting it takes a case out of the rates.
    var leadsToExclusion: Bool { filing.against.map { $0.decision == .refused } ?? true }

    package func allows(_ act: ApplicationAct) -> Bool {
        switch act {
        case .withdraw, .judge: state.isOpen
        case .addEvidence: state == .filed || state == .evidenceAsked
        case .askEvidence: state == .filed
        case .appeal: state.isJudged && kind != .appeal && appeal == nil
        }
    }

    package var allowed: [ApplicationAct] { ApplicationAct.allCases.filter(allows) }

    func must(_ act: ApplicationAct) throws(ApplicationRefusal) {
        guard allows(act) else { throw .notNow(act, state: state, allowed: allowed) }
    }
}
