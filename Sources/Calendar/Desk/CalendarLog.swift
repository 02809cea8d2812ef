import Foundation
import Kernel
import Storage

/// What happens to the calendar. It has one stream, whose version is the version of the whole.
package enum CalendarLog {
    package static let stream = EventStream(
        "calendar", Identifier<EventStream>(high: 0x6361_6c65_6e64_7000, low: 0x8000_0000_0000_0001))

    /// The kind of event after which provisional deadlines are reckoned anew; its body is a `YearImported`.
    package static let yearImported = "yearImported"

    /// A year's table from now on, as a whole.
    package struct YearImported: Sendable, Equatable, Codable {
        package let year: Int
        package let off: [Day]
        package let work: [Day]
        /// Whether an earlier table was replaced.
        package let replaces: Bool
    }

    enum Entry {
        case yearImported(YearImported)
        case hoursChanged(from: Day, WeeklyHours)
        case missingYearAnnounced(Int)

        var event: NewEvent {
            switch self {
            case .yearImported(let body): NewEvent(kind: CalendarLog.yearImported, body: json(body))
            case .hoursChanged(let day, let hours):
                NewEvent(kind: "hoursChanged", body: json(HoursChanged(from: day, hours: hours.texts)))
            case .missingYearAnnounced(let year): NewEvent(kind: "missingYearAnnounced", body: json(["year": year]))
            }
        }

        private func json(_ facts: some Encodable) -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(facts) else { return "{}" }
            return String(decoding: data, as: UTF8.self)
        }
    }

    private struct HoursChanged: Encodable {
        let from: Day
        let hours: [String]
    }
}

extension CalendarLog.Entry {
    /// Appends to a calendar that stands at `version`; one that has moved on is a conflict.
    func append(after version: Int, by author: Author, at now: Instant, in tx: Transaction) throws {
        let next: Int = try EventLog.append(
            [event], to: CalendarLog.stream, after: version, by: author, at: now, in: tx)
        try CalendarLog.setRevision(next, in: tx)
    }
}
