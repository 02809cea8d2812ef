import Calendar
import Kernel
import Testing

@Suite("Pauses")
struct PauseTests {
    let city = WorkingTime(
        holidays: HolidayTable([HolidayTable.Year(year: 2026, off: [], work: []), .init(year: 2027, off: [], work: [])])
    )

    private func at(_ text: String) throws -> Instant { try #require(Instant(text + ":00+08:00")) }

    private func pauses(_ from: String, _ to: String?) throws -> Pauses {
        Pauses([Pause(from: try at(from), to: try to.map(at))])
    }

    private func due(_ limit: Limit, _ pauses: Pauses) throws -> String? {
        let found = city.deadline(limit, from: try at("2026-11-23T10:00"), pausing: pauses)
        return found.map { city.zone.text($0.at) }
    }

    @Test("while a pause has no end there is no deadline")
    func open() throws {
        for limit in [Limit.wall(.hours(30)), .workingHours(10), .workingDays(1)] {
            #expect(try due(limit, pauses("2026-11-23T15:00", nil)) == nil)
            #expect(
                city.moment(
                    50, of: limit, from: try at("2026-11-23T10:00"), pausing: try pauses("2026-11-23T10:00", nil))
                    == nil)
        }
    }

    @Test("a pause that begins when the limit is reached changes nothing")
    func late() throws {
        #expect(try due(.workingHours(2), pauses("2026-11-23T12:00", nil)) == "2026-11-23 12:00")
        #expect(try due(.workingDays(1), pauses("2026-11-24T17:30", nil)) == "2026-11-24 17:30")
    }

    @Test("wall time is given back as it was taken")
    func wall() throws {
        #expect(try due(.wall(.hours(2)), pauses("2026-11-23T11:00", "2026-11-23T20:00")) == "2026-11-23 21:00")
    }

    @Test("a pause before the first counted day costs nothing; one within it gives a day")
    func days() throws {
        #expect(try due(.workingDays(1), pauses("2026-11-23T10:30", "2026-11-24T08:00")) == "2026-11-24 17:30")
        #expect(try due(.workingDays(1), pauses("2026-11-24T10:00", "2026-11-24T10:10")) == "2026-11-25 17:30")
        #expect(try due(.workingDays(1), pauses("2026-11-24T10:00", "2026-11-25T15:00")) == "2026-11-26 17:30")
    }

    @Test("pauses that touch or overlap are one; empty ones are none")
    func merging() throws {
        let merged = Pauses([
            Pause(from: try at("2026-11-23T12:00"), to: try at("2026-11-23T13:00")),
            Pause(from: try at("2026-11-23T10:00"), to: try at("2026-11-23T12:00")),
            Pause(from: try at("2026-11-23T15:00"), to: try at("2026-11-23T15:00")),
            Pause(from: try at("2026-11-23T12:30"), to: nil),
        ])
        #expect(merged.list == [Pause(from: try at("2026-11-23T10:00"), to: nil)])
    }
}
