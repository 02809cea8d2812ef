import Cases
import Foundation
import Kernel
import Storage

/// What falls due about a call-back: a reminder, the closing of a case that was not drawn.
package struct FollowUpJobs: Sendable {
    private struct Body: Codable {
        let `case`: Case.ID
        let round: Int
    }

    static let job = "followUp.due"

    let desk: FollowUpDesk

    package init(_ desk: FollowUpDesk) { self.desk = desk }

    package var handler: JobHandler {
        .work(Self.job) { job in
            let body: Body = try JSONDecoder().decode(Body.self, from: Data(job.body.utf8))
            try await desk.settle(body.case, round: body.round)
        }
    }

    /// When something is due for a row that is new, or has been tried for the last time; nil when nothing is.
    static func due(for row: CallBack, before old: CallBack?, _ rules: SamplingRules, at now: Instant) -> Instant? {
        switch row.need {
        case .sparing where old == nil: row.due
        case .call where old == nil && row.isReachable: row.repliedAt + .days(rules.remindAfterDays)
        case .closing where old?.need == .call && row.isReachable: now
        default: nil
        }
    }

    static func enqueue(_ row: CallBack, due: Instant, at now: Instant, in tx: Transaction) throws {
        let text = String(
            decoding: try JSONEncoder().encode(Body(case: row.case, round: row.round)), as: UTF8.self)
        try Outbox.enqueue(Job(kind: job, body: text, at: now), due: due, in: tx)
    }
}
