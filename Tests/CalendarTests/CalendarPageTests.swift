import Calendar
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@Suite("Pages and endpoints of the calendar")
struct CalendarPageTests {
    @Test("any staff read the hours, the months and what is missing; only rule keepers see the forms")
    func reading() async throws {
        try await CalendarCity.with(.sqlite) { city in
            var reader = try city.browser("reader")
            let page = try await reader.get("/calendar")
            #expect(page.status == 200)
            #expect(page.text.contains("Monday to Friday") && page.text.contains("09:00–12:00 and 13:30–17:30"))
            #expect(page.text.contains("There is no holiday table for 2027"))
            #expect(page.html.all(class: "month").count == 24)
            #expect(page.html.all(class: "month-off").map(\.text) == ["1 off", "2 off"])
            #expect(page.html.all(class: "month-work").map(\.text) == ["10 work"])
            #expect(page.html.form("/calendar/hours") == nil)
            #expect(try await reader.get("/calendar/import").status == 403)
        }
    }

    @Test("received Friday at 16:50, one working day: the page says when it is due")
    func trial() async throws {
        try await CalendarCity.with(.sqlite) { city in
            var reader = try city.browser("reader")
            let page = try await reader.get("/calendar?received=2026-11-27T16:50&limit=1&measure=days")
            #expect(page.text.contains("due Monday 2026-11-30 17:30"))
            #expect(!page.text.contains("Provisional:"))
            let late = try await reader.get("/calendar?received=2026-12-31T16:50&limit=4&measure=hours")
            #expect(late.text.contains("Provisional:"))
            #expect(try await reader.get("/calendar?received=yesterday").status == 422)
        }
    }

    @Test(
        "a year comes in by file, is refused with its faults, and is replaced after a look", arguments: Engine.available
    )
    func importing(engine: Engine) async throws {
        try await CalendarCity.with(engine) { city in
            var keeper = try city.browser("keeper")
            try await keeper.get("/calendar/import")
            let bad = SentFile("file", named: "a.csv", Array((CalendarCity.file2027 + "2027-02-30,off,\n").utf8))
            let refused = try await keeper.post("/calendar/import", ["year": "2027"], files: [bad])
            #expect(refused.status == 422 && refused.text.contains("There is no such day: 2027-02-30"))
            let good = SentFile("file", named: "a.csv", Array(CalendarCity.file2027.utf8))
            let done = try await keeper.post("/calendar/import", ["year": "2027"], files: [good])
            #expect(done.location == "/calendar?notice=calendar.yearImported")
            let page = try await keeper.follow(done)
            #expect(page.text.contains("imported by Keeper Wu") && !page.text.contains("There is no holiday table"))
            let other: String = CalendarCity.file2027.replacing("2027-02-08", with: "2027-02-09")
            try await keeper.get("/calendar/import")
            let asked = try await keeper.post("/calendar/import", ["year": "2027", "content": other])
            #expect(asked.text.contains("2027-02-09: was as usual, becomes off"))
            let confirmed = try await keeper.post(
                "/calendar/import", ["year": "2027", "content": other, "version": "1"])
            #expect(confirmed.location == "/calendar?notice=calendar.yearImported")
            #expect(try await keeper.get("/calendar/years/2027/days.csv").text.contains("2027-02-09,off"))
        }
    }

    @Test("hours are changed on the page, from a day on; a wrong line comes back with its fault")
    func hours() async throws {
        try await CalendarCity.with(.sqlite) { city in
            var keeper = try city.browser("keeper")
            try await keeper.get("/calendar")
            let wrong = try await keeper.submit("/calendar/hours", ["from": "2026-12-01", "monday": "18:00-09:00"])
            #expect(wrong.status == 422 && wrong.text.contains("Write it as 09:00-12:00"))
            try await keeper.get("/calendar")
            let right = try await keeper.submit("/calendar/hours", ["from": "2026-12-01", "monday": "10:00-12:00"])
            #expect(right.location == "/calendar?notice=calendar.hoursChanged")
            #expect(try await keeper.follow(right).text.contains("Hours from 2026-12-01 on"))
        }
    }

    @Test("programs read years and hours, reckon, and import")
    func programs() async throws {
        try await CalendarCity.with(.sqlite) { city in
            var program = try city.browser("keeper")
            let deadline = try await program.get(
                "/api/v1/calendar/deadline?limit=4&measure=hours&from=2026-11-27T16:30:00%2B08:00")
            #expect(deadline.text.contains("\"due\":\"2026-11-30T12:00:00+08:00\""))
            #expect(try await program.get("/api/v1/calendar/years/2027").status == 404)
            let made = try await program.json(
                .post, "/api/v1/calendar/years/2027", ["content": .text(CalendarCity.file2027)])
            #expect(made.status == 201)
            #expect(try await program.get("/api/v1/calendar/years/2027").text.contains("\"2027-02-14\""))
            let changed: String = CalendarCity.file2027.replacing("2027-02-08", with: "2027-02-09")
            let asked = try await program.json(.post, "/api/v1/calendar/years/2027", ["content": .text(changed)])
            #expect(asked.status == 409 && asked.text.contains("replacesAnother"))
            let replaced = try await program.json(
                .post, "/api/v1/calendar/years/2027", ["content": .text(changed), "version": .number(1)])
            #expect(replaced.status == 201)
            let stale = try await program.json(
                .post, "/api/v1/calendar/years/2027", ["content": .text(CalendarCity.file2027), "version": .number(1)])
            #expect(stale.status == 412)
            #expect(try await program.get("/api/v1/calendar/hours").text.contains("monday: 09:00-12:00 13:30-17:30"))
            #expect(try await program.json(.post, "/api/v1/calendar/years/2027", [:]).status == 422)
        }
    }
}
