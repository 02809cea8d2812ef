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

    /// Puts in the outbox what will be due for a row that is new or has been tried for the last time.
    static func plan(
        _ row: CallBack, before old: CallBack?, _ versions: [SamplingVersion], at now: Instant, in tx: Transaction
    ) throws {
        let due: Instant?
        switch row.need {
        case .sparing where old == nil: due = row.due
        case .call where old == nil && row.isReachable:
            due = row.repliedAt + .days(versions.inForce(at: row.repliedAt).rules.remindAfterDays)
        case .closing where old?.need == .call && row.isReachable: due = now
        default: due = nil
        }
        guard let due else { return }
        let text = String(
            decoding: try JSONEncoder().encode(Body(case: row.case, round: row.round)), as: UTF8.self)
        try Outbox.enqueue(Job(kind: job, body: text, at: now), due: due, in: tx)
    }
}
