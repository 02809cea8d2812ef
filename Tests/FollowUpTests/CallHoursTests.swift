import Calendar
import Kernel
import StorageTesting
import Testing

@testable import FollowUp

@Suite("When a reporter may be called")
struct CallHoursTests {
    /// Monday 2026-11-23 is a working day; the week-end of 28 November is not.
    @Test(
        "the next try is on another half-day, within the city's hours",
        arguments: [
            (nil, "2026-11-23 10:00", "2026-11-23 10:00"), (nil, "2026-11-23 12:30", "2026-11-23 13:30"),
            (nil, "2026-11-23 18:00", "2026-11-24 09:00"), (nil, "2026-11-27 17:45", "2026-11-30 09:00"),
            ("2026-11-23 10:00", "2026-11-23 09:00", "2026-11-23 13:30"),
            ("2026-11-23 13:40", "2026-11-23 09:00", "2026-11-24 09:00"),
            ("2026-11-27 14:00", "2026-11-27 09:00", "2026-11-30 09:00"),
            ("2026-11-23 10:00", "2026-11-25 10:00", "2026-11-25 10:00"),
        ] as [(String?, String, String)])
    func next(last: String?, earliest: String, expected: String) throws {
        let time = WorkingTime(holidays: try .bundled())
        func instant(_ text: String) throws -> Instant {
            let day: Day = try #require(Day(text.prefix(10)))
            let hours: Int = try #require(Int(text.dropFirst(11).prefix(2)))
            let minutes: Int = try #require(Int(text.suffix(2)))
            return time.zone.instant(day, .minutes(hours * 60 + minutes))
        }
        let next: Instant = CallHours(time).next(after: try last.map(instant), from: try instant(earliest))
        #expect(time.zone.text(next) == expected)
    }
}
