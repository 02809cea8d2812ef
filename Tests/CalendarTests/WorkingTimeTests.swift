import Calendar
import Kernel
import Testing

@Suite("Working time")
struct WorkingTimeTests {
    let city: WorkingTime

    init() throws { city = WorkingTime(holidays: try .bundled()) }

    private func at(_ text: String) throws -> Instant { try #require(Instant(text + ":00+08:00")) }

    @Test(
        "hours run on through lunch, night and weekend",
        arguments: [
            ("2026-11-23T09:00", 2, "2026-11-23 11:00"),
            ("2026-11-23T11:00", 2, "2026-11-23 14:30"),
            ("2026-11-23T17:00", 4, "2026-11-24 14:00"),
            ("2026-11-27T17:30", 1, "2026-11-30 10:00"),
            ("2026-11-28T03:00", 4, "2026-11-30 14:30"),
            ("2026-11-23T12:30", 3, "2026-11-23 16:30"),
        ])
    func hours(start: String, count: Int, expected: String) throws {
        let due = city.deadline(.workingHours(count), from: try at(start)).at
        #expect(city.zone.text(due) == expected)
    }

    @Test(
        "a working day counts from the next working day and ends with its work",
        arguments: [
            ("2026-11-23T09:00", 1, "2026-11-24 17:30"),
            ("2026-11-23T23:59", 5, "2026-11-30 17:30"),
            ("2026-11-27T10:00", 1, "2026-11-30 17:30"),
            ("2026-09-30T10:00", 1, "2026-10-08 17:30"),
            ("2026-02-13T10:00", 1, "2026-02-14 17:30"),
            ("2026-02-14T10:00", 1, "2026-02-24 17:30"),
        ])
    func days(start: String, count: Int, expected: String) throws {
        #expect(city.zone.text(city.deadline(.workingDays(count), from: try at(start)).at) == expected)
    }

    @Test("wall time knows no holidays")
    func wall() throws {
        let due = city.deadline(.wall(.minutes(30)), from: try at("2026-10-01T23:50")).at
        #expect(city.zone.text(due) == "2026-10-02 00:20")
    }

    @Test("a year without a table is reckoned from weekends and marked")
    func provisional() throws {
        let due = city.deadline(.workingDays(1), from: try at("2027-01-01T10:00"))
        #expect(due.isProvisional)
        #expect(city.zone.text(due.at) == "2027-01-04 17:30")
        #expect(!city.deadline(.workingDays(1), from: try at("2026-01-05T10:00")).isProvisional)
    }

    @Test("time worked is the inverse of adding hours")
    func inverse() throws {
        let start = try at("2026-01-01T00:00")
        for step in 0..<400 {
            let from: Instant = start + .minutes(step * 777)
            let to: Instant = city.adding(.minutes(step * 13 + 1), to: from)
            #expect(city.worked(from: from, to: to) == .minutes(step * 13 + 1))
        }
    }

    @Test("every make-up workday of 2004–2026 is worked, every holiday is not")
    func tables() throws {
        #expect(city.holidays.years == Set(2004...2026))
        #expect(city.isWorking(at: try at("2026-02-14T10:00")))
        #expect(!city.isWorking(at: try at("2026-10-01T10:00")))
        #expect(!city.isWorking(at: try at("2026-11-23T12:30")))
    }
}

@Suite("Working time where no table reaches")
struct BeyondTablesTests {
    let city: WorkingTime

    init() throws { city = WorkingTime(holidays: try .bundled()) }

    private func at(_ text: String) throws -> Instant { try #require(Instant(text + ":00+08:00")) }

    @Test("a limit that crosses a year without a table, or the week that its table may still change, is provisional")
    func provisional() throws {
        #expect(city.deadline(.workingDays(5), from: try at("2026-12-28T10:00")).isProvisional)
        #expect(city.deadline(.workingDays(1), from: try at("2026-12-24T10:00")).isProvisional)
        #expect(!city.deadline(.workingDays(1), from: try at("2026-12-23T10:00")).isProvisional)
        #expect(!city.deadline(.wall(.hours(2)), from: try at("2027-06-01T10:00")).isProvisional)
        var gap = try HolidayTable.bundled()
        gap.add(HolidayTable.Year(year: 2028, off: [], work: []))
        let across = WorkingTime(holidays: gap).deadline(.workingDays(300), from: try at("2026-12-01T10:00"))
        let newYear: Instant = try at("2028-01-01T00:00")
        #expect(across.isProvisional && across.at > newYear)
    }

    @Test("far before and far after, the week repeats itself and nothing fails")
    func far() throws {
        for start in ["0001-01-01T00:00", "1950-03-01T10:00", "2100-06-01T10:00", "9999-12-20T12:00"] {
            let from: Instant = try at(start)
            let due: Instant = city.adding(.hours(35), to: from)
            #expect(city.worked(from: from, to: due) == .hours(35))
            #expect(city.subtracting(.hours(35), from: due) <= city.adding(.seconds(0), to: from))
            let close: Instant = city.close(ofWorkingDay: 5, after: from)
            #expect((7...8).contains(city.zone.day(of: close).number - city.zone.day(of: from).number))
            #expect(city.workingDays(from: from, to: close) == 5)
            #expect(city.deadline(.workingDays(5), from: from).isProvisional)
        }
        let whole = city.worked(from: try at("1950-01-02T00:00"), to: try at("1950-01-09T00:00"))
        #expect(whole == .hours(35))
        #expect(city.worked(from: try at("1990-01-01T00:00"), to: try at("2090-01-01T00:00")) > .days(30 * 250 / 24))
    }

    @Test("new hours count from their day on")
    func plan() throws {
        let short = try WeeklyHours(
            texts: ["10:00-12:00", "10:00-12:00", "10:00-12:00", "10:00-12:00", "", "", "", "10:00-12:00"])
        let from: Day = try #require(Day("2026-11-25"))
        let changed = WorkingTime(
            zone: .shanghai, plan: HoursPlan(.usual, changes: [.init(from: from, hours: short)]),
            holidays: city.holidays)
        let due = changed.adding(.hours(10), to: try at("2026-11-24T09:00"))
        #expect(changed.zone.text(due) == "2026-11-26 11:00")
    }

    @Test("backwards: the working day before, and its opening")
    func opening() throws {
        let found = city.opening(ofWorkingDay: 2, before: try at("2026-10-09T10:00"))
        #expect(city.zone.text(found) == "2026-09-30 09:00")
    }
}
