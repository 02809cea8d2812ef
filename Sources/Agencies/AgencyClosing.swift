import Foundation
import Kernel
import Storage

/// The closing of an agency, as a follower of the event log reads it to hand over what the agency had in hand:
///
///     guard let closing = AgencyClosing(record) else { return }
///     // closing.agency is gone since record.at; closing.successor takes its open work.
///
/// The event has the kind `agencyClosed` on the agency's own stream; its body holds `successor`, the id of the agency
/// that takes over. Without one nothing pointed at the agency when it was closed.
package struct AgencyClosing: Sendable, Hashable {
    package static let kind = "agencyClosed"

    package let agency: Agency.ID
    package let successor: Agency.ID?

    /// Nil for every other event.
    package init?(_ record: EventRecord) {
        guard record.kind == Self.kind, record.stream.kind == "agency" else { return nil }
        agency = record.stream.id.cast()
        let facts = try? JSONDecoder().decode([String: String].self, from: Data(record.body.utf8))
        successor = facts?["successor"].flatMap { Agency.ID($0) }
    }

    static func body(_ successor: Agency.ID?) -> String {
        (successor.map { ["successor": $0.description] } ?? [:]).json
    }
}
