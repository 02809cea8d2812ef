import Cases
import Kernel

/// 回访: one round of asking a reporter, as the queue and the figures see it.
package struct CallBack: Sendable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case waiting, missed, answered
        /// Not drawn, and closed without being asked.
        case spared
        /// Anonymous, or tried as often as the rules ask.
        case unreachable
        /// Withdrawn, or done again by supervision, before anybody was asked.
        case dropped
    }

    /// What the round waits for, while its case is open.
    package enum Need: String, Sendable, Codable, CaseIterable { case call, judgement, closing, sparing }

    package enum Way: String, Sendable, Codable, CaseIterable { case phone, link, page }

    /// What the reporter said, without their words.
    package struct Answer: Sendable, Hashable {
        package let contacted: Bool
        package let solved: Bool
        package let satisfaction: Int
        package let whyNot: Dissatisfaction?
        package let via: Way
        package let at: Instant
    }

    package let `case`: Case.ID
    package let number: CaseNumber
    package let round: Int
    package let repliedAt: Instant
    package let due: Instant
    package let kind: CaseKind
    package let urgency: Urgency
    package let channel: CaseChannel
    package let standing: ReporterStanding
    package let category: TreePath?
    package let territory: TreePath?
    package let handler: TreePath
    /// The last round of its case so far.
    package let isLast: Bool
    /// The reporter left a phone.
    package let isReachable: Bool
    package let sampling: Sampling
    package let way: Way
    package let tries: Int
    package let lastTry: Instant?
    package let nextTry: Instant?
    package let state: State
    package let need: Need?
    package let answer: Answer?
    package let isRedone: Bool
    package let remindedAt: Instant?
}

/// How a case came to be asked, or not: the rule, its version, the chance it gave, and the lot.
package struct Sampling: Sendable, Hashable {
    package let version: Int
    /// Counts from 1; nil when no row fitted or the case is always asked.
    package let row: Int?
    package let percent: Int
    package let isDrawn: Bool
}
