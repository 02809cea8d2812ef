import Agencies
import Calendar
import Foundation
import Kernel
import Storage

/// Something that happened elsewhere and concerns cases that are open: done after it, case by case, as often as it takes.
package enum CaseErrand: Sendable, Hashable, Codable {
    /// An agency was closed; without a successor its parent takes what it may still have.
    case handOver(from: Identifier<AgencyMark>, to: Identifier<AgencyMark>?)
    /// A member of staff is gone or works elsewhere now.
    case release(Identifier<Visitor>)
    /// A year's holidays are known.
    case reschedule

    static let job = "case.errand"

    /// Nil for an event that leaves cases as they are.
    init?(_ record: EventRecord) {
        if let closing = AgencyClosing(record) {
            self = .handOver(from: closing.agency, to: closing.successor)
        } else if record.stream.kind == "account", ["accountClosed", "accountMoved"].contains(record.kind) {
            self = .release(record.stream.id.cast())
        } else if record.stream.kind == "calendar", record.kind == CalendarLog.yearImported {
            self = .reschedule
        } else {
            return nil
        }
    }

    func enqueue(at now: Instant, in tx: Transaction) throws {
        let body = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try Outbox.enqueue(Job(kind: Self.job, body: body, at: now), due: now, in: tx)
    }
}
