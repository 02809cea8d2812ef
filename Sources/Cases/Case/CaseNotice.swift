import Foundation
import Kernel
import Storage

/// A message to the reporter that something they should know has happened; sent after the transaction that caused it.
package struct CaseNotice: Sendable, Hashable, Codable {
    package enum Occasion: String, Sendable, Codable, CaseIterable {
        case received, notAccepted, informationAsked, answered
    }

    package static let job = "case.notice"

    package let `case`: Case.ID
    package let occasion: Occasion

    static func enqueue(for events: [CaseEvent], of file: Case, at now: Instant, in tx: Transaction) throws {
        guard file.standing != .anonymous, let occasion = events.lazy.compactMap(Occasion.init).last else { return }
        let body = String(
            decoding: try JSONEncoder().encode(CaseNotice(case: file.id, occasion: occasion)), as: UTF8.self)
        try Outbox.enqueue(Job(kind: job, body: body, at: now), due: now, in: tx)
    }
}

extension CaseNotice.Occasion {
    fileprivate init?(_ event: CaseEvent) {
        switch event {
        case .received: self = .received
        case .notAccepted: self = .notAccepted
        case .informationAsked: self = .informationAsked
        case .replied, .answeredByLeader: self = .answered
        default: return nil
        }
    }
}
