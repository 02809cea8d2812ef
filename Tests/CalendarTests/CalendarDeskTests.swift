import Calendar
import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Keeping the calendar")
struct CalendarDeskTests {
    private func at(_ text: String) throws -> Instant { try #require(Instant(text + ":00+08:00")) }

    @Test("a year that is imported counts at once, on every node, and is an event", arguments: Engine.available)
    func importing(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            let neighbour: CalendarDesk = city.neighbour
            let friday: Instant = try at("2027-02-05T10:00")
            let before: WorkingTime = try await neighbour.workingTime()
            #expect(before.deadline(.workingDays(1), from: friday).isProvisional)
            let report: YearReport = try await city.importing()
            #expect(report.outcome == .stored && report.version == 1 && report.days == 3)
            let due: Deadline = try await neighbour.workingTime().deadline(.workingDays(1), from: friday)
            #expect(Zone.shanghai.text(due.at) == "2027-02-09 17:30" && !due.isProvisional)
            let event = try #require(try await city.events().first)
            #expect(event.kind == CalendarLog.yearImported && event.author == Author(CalendarCity.keeper))
            let body = try JSONDecoder().decode(CalendarLog.YearImported.self, from: Data(event.body.utf8))
            #expect(body.year == 2027 && body.off.count == 2 && body.work.count == 1 && !body.replaces)
            #expect(!event.body.contains("Spring"))
        }
    }

    @Test("a year that is known is replaced only by who has seen the difference", arguments: Engine.available)
    func replacing(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            try await city.importing()
            let other: String = CalendarCity.file2027.replacing("2027-02-08", with: "2027-02-09")
            let asked: YearReport = try await city.importing(other)
            #expect(asked.outcome == .replacesAnother && asked.version == 1)
            #expect(asked.difference?.lines.map(\.day.description) == ["2027-02-08", "2027-02-09"])
            #expect(try await city.importing().outcome == .unchanged)
            await #expect(throws: CalendarRefusal.yearMovedOn(2027)) { try await city.importing(other, seen: 0) }
            #expect(try await city.importing(other, seen: 1).version == 2)
            await #expect(throws: CalendarRefusal.yearMovedOn(2027)) { try await city.importing(other, seen: 1) }
            #expect(try await city.desk.current().year(2027)?.days.map(\.day.day) == [1, 9, 14])
            #expect(try await city.events().count == 2)
        }
    }

    @Test("a year this release brought stands until the city's own comes", arguments: Engine.available)
    func shipped(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            #expect(try await city.desk.current().years.map(\.version) == [0])
            let own = "date,kind\n2026-10-01,off\n"
            let asked: YearReport = try await city.importing(own, year: 2026)
            #expect(asked.outcome == .replacesAnother && asked.difference?.lines.count == 2)
            #expect(try await city.importing(own, year: 2026, seen: 0).outcome == .stored)
            let time: WorkingTime = try await city.desk.workingTime()
            let restored: Day = try #require(Day("2026-10-02"))
            #expect(time.isWorkingDay(restored))
        }
    }

    @Test("a faulty file changes nothing", arguments: Engine.available)
    func faulty(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            let report: YearReport = try await city.importing(CalendarCity.file2027 + "2027-02-30,off,\nx\n")
            #expect(report.outcome == .faulty && report.faults.map(\.line) == [5, 6])
            await #expect(throws: CalendarRefusal.noYearFile) { try await city.importing("") }
            let large = String(repeating: "x", count: CalendarDesk.largestFile + 1)
            #expect(try await city.importing(large).faults.map(\.kind) == [.unreadable])
            #expect(try await city.desk.current().years.map(\.year) == [2026])
            #expect(try await city.events().isEmpty)
        }
    }

    @Test("two years' tables may name a day if they agree, and not if they do not", arguments: Engine.available)
    func overlapping(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            try await city.importing("date,kind\n2026-12-31,off\n2027-01-01,off\n")
            let again = "date,kind\n2026-10-01,off\n2026-12-31,off\n"
            #expect(try await city.importing(again, year: 2026, seen: 0).outcome == .stored)
            let day: Day = try #require(Day("2026-12-31"))
            #expect(try await city.desk.workingTime().isWorkingDay(day) == false)
            let saturday: String = "date,kind\n2026-12-26,off\n2027-01-01,off\n"
            #expect(try await city.importing(saturday, seen: 1).outcome == .stored)
            let contrary: YearReport = try await city.importing(
                again + "2026-12-26,work\n", year: 2026, seen: 2)
            #expect(contrary.faults.map(\.kind) == [.saidOtherwise])
        }
    }

    @Test("only who keeps the rules of the whole city may change it")
    func permission() async throws {
        try await CalendarCity.with(.sqlite) { city in
            for officer in [CalendarCity.reader, CalendarCity.local] {
                await #expect(throws: NotAllowed(permission: .editRules)) { try await city.importing(by: officer) }
                await #expect(throws: NotAllowed(permission: .editRules)) {
                    try await city.desk.changeHours(
                        to: .usual, from: Day(number: 20_800), version: 0, by: officer)
                }
            }
        }
    }

    @Test("new hours count from their day on, never before today", arguments: Engine.available)
    func hours(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            let day = "10:00-12:00"
            let short = try WeeklyHours(texts: [day, day, day, day, day, "", "", day])
            let today: Day = Zone.shanghai.day(of: .testing)
            func change(_ hours: WeeklyHours, _ from: Day, _ version: Int) async throws {
                try await city.desk.changeHours(to: hours, from: from, version: version, by: CalendarCity.keeper)
            }
            await #expect(throws: CalendarRefusal.hoursInThePast) { try await change(short, today.adding(days: -1), 0) }
            await #expect(throws: CalendarRefusal.hoursTooFar) { try await change(short, today.adding(days: 900), 0) }
            await #expect(throws: CalendarRefusal.sameHours) { try await change(.usual, today, 0) }
            try await change(short, today.adding(days: 1), 0)
            await #expect(throws: CalendarRefusal.hoursMovedOn) { try await change(.usual, today.adding(days: 2), 0) }
            let time: WorkingTime = try await city.neighbour.workingTime()
            #expect(time.zone.text(time.adding(.hours(8), to: .testing)) == "2026-11-24 11:00")
            let event = try #require(try await city.events().last)
            #expect(event.kind == "hoursChanged" && event.body.contains("2026-11-24"))
        }
    }

    @Test("a missing year is announced once, however many nodes look", arguments: Engine.available)
    func missing(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            #expect(try await city.desk.missingYear(at: .testing) == 2027)
            let neighbour: CalendarDesk = city.neighbour
            async let one: Bool = city.desk.announceMissingYear()
            async let two: Bool = neighbour.announceMissingYear()
            let told: [Bool] = try await [one, two]
            #expect(told.count { $0 } == 1)
            city.time.pass(.days(1))
            #expect(try await city.desk.announceMissingYear() == false)
            #expect(try await city.events().map(\.kind) == ["missingYearAnnounced"])
            try await city.importing()
            #expect(try await city.desk.missingYear(at: .testing) == nil)
        }
    }

    @Test("an act pays one read by key for the working time")
    func oneRead() async throws {
        try await CalendarCity.with(.sqlite) { city in
            let calendar: WorkCalendar = city.desk.calendar
            try await city.importing()
            let versions: [Int] = try await city.database.read { tx in
                _ = try calendar.workingTime(in: tx)
                let first = try calendar.version(in: tx)
                _ = try calendar.workingTime(in: tx)
                return [first, try calendar.version(in: tx)]
            }
            #expect(versions == [1, 1])
        }
        try await CalendarCity.with(.sqlite) { city in
            try await expectIndexed("SELECT number FROM calendar_revision WHERE id = 1", on: city.database)
        }
    }
}
