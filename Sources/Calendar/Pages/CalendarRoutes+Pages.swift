import HTTPTypes
import Kernel
import Site

extension CalendarRoutes {
    var pages: [Route] {
        [
            .page(
                .get, "/calendar", .anyStaff, "calendar.show", input: Self.trialFields + [.text("received", max: 40)],
                show),
            .page(
                .post, "/calendar/hours", .staff(.editRules), "calendar.hours",
                input: Self.hoursFields + [.integer("version", 0...1_000_000_000, required: true)], form: show,
                changeHours),
            .page(.get, "/calendar/import", .staff(.editRules), "calendar.import.form", importForm),
            .page(
                .post, "/calendar/import", .staff(.editRules), "calendar.import",
                input: Self.importFields + [.integer("year", Self.years, required: true), Field("file", .photo)],
                form: importForm, importYear),
            .page(.get, "/calendar/years/{year}/days.csv", .anyStaff, "calendar.export", export),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        let calendar: CityCalendar = try await desk.current()
        var page = CalendarPage(calendar, call)
        if let text: String = try call.input.optional("received") {
            page.answer = TrialAnswer(
                try limit(call), from: try Self.received(text, call), try await desk.workingTime(), call)
        }
        return .page("calendar", page)
    }

    /// As a browser's field gives it, in the city's time; or with a zone of its own.
    private static func received(_ text: String, _ call: Call) throws -> Instant {
        if let instant = Instant(text) { return instant }
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, let day = Day(parts[0]), let time = Instant("1970-01-01T\(parts[1].prefix(5)):00Z")
        else { throw InvalidInput("received", "noSuchTime") }
        return call.zone.instant(day, time - Instant(milliseconds: 0))
    }

    private func changeHours(_ call: Call) async throws -> Reply {
        try await desk.changeHours(
            to: hours(call), from: call.input("from"), version: call.input("version"), by: call.officer())
        return .redirect("/calendar", notice: "calendar.hoursChanged")
    }

    private func importForm(_ call: Call) async throws -> Reply {
        .page("calendar-import", YearImportPage(call, year: try await asked(call)))
    }

    /// The year most likely meant: the one that is missed, else the next.
    private func asked(_ call: Call) async throws -> Int {
        try await desk.missingYear(at: call.now) ?? call.zone.day(of: call.now).year + 1
    }

    private func importYear(_ call: Call) async throws -> Reply {
        let year: Int = try call.input("year")
        let new = YearImport(year: year, file: try file(call), seen: try call.input.optional("version"))
        let report: YearReport = try await desk.importing(new, by: try call.officer(), key: call.once)
        if report.outcome == .stored { return .redirect("/calendar", notice: "calendar.yearImported") }
        var reply: Reply = .page("calendar-import", YearImportPage(call, year: year, report, new.file))
        if report.outcome == .faulty { reply.status = .unprocessableContent }
        return reply
    }

    private func export(_ call: Call) async throws -> Reply {
        let year: Int = try year(call)
        guard let found = try await desk.current().year(year) else { throw CalendarRefusal.unknownCalendarYear(year) }
        var reply = Reply(.bytes(Array(found.csv.utf8), type: "text/csv; charset=utf-8"))
        reply.headers[.contentDisposition] = "attachment; filename=\"calendar-\(year).csv\""
        return reply
    }
}
