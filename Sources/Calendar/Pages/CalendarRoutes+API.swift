import HTTPTypes
import Kernel
import Site

extension CalendarRoutes {
    var api: [Route] {
        [
            .api(
                .get, "/calendar/years", .anyStaff, "calendar.api.years", answer: .list(YearRecord.fields)
            ) { _ in
                let calendar: CityCalendar = try await desk.current()
                return .json(YearList(items: calendar.years.map(YearRecord.init), next: nil))
            },
            .api(
                .get, "/calendar/years/{year}", .anyStaff, "calendar.api.year", answer: .object(YearRecord.fields)
            ) { call in
                let year: Int = try year(call)
                guard let found = try await desk.current().year(year) else {
                    throw CalendarRefusal.unknownCalendarYear(year)
                }
                return .json(YearRecord(found), version: found.version)
            },
            .api(
                .post, "/calendar/years/{year}", .staff(.editRules), "calendar.api.import", input: Self.importFields,
                answer: .object(YearReportRecord.fields), apiImport),
            .api(.get, "/calendar/hours", .anyStaff, "calendar.api.hours", answer: .object(HoursRecord.fields)) {
                call in
                let calendar: CityCalendar = try await desk.current()
                return .json(HoursRecord(calendar, on: call.zone.day(of: call.now)), version: calendar.version)
            },
            .api(
                .post, "/calendar/hours", .staff(.editRules), "calendar.api.changeHours",
                input: Self.hoursFields + [.integer("version", 0...1_000_000_000)],
                answer: .object(HoursRecord.fields), apiHours),
            .api(
                .get, "/calendar/deadline", .anyStaff, "calendar.api.deadline",
                input: Self.trialFields + [.instant("from", required: true)],
                answer: .object(DeadlineRecord.fields)
            ) { call in
                let time: WorkingTime = try await desk.workingTime()
                return .json(DeadlineRecord(try limit(call), from: try call.input("from"), time))
            },
        ]
    }

    private func apiImport(_ call: Call) async throws -> Reply {
        let seen: Int? = try call.input.optional("version") ?? call.ifMatch
        let new = YearImport(year: try year(call), file: try file(call), seen: seen)
        guard Self.years.contains(new.year) else { throw SiteRefusal.notFound }
        let report: YearReport = try await desk.importing(new, by: try call.officer(), key: call.once)
        return .json(YearReportRecord(report, call), status: report.status, version: report.version)
    }

    private func apiHours(_ call: Call) async throws -> Reply {
        let seen: Int? = try call.input.optional("version") ?? call.ifMatch
        guard let seen else { throw InvalidInput("version", "required") }
        let change: HoursChange = try await desk.changeHours(
            to: hours(call), from: call.input("from"), version: seen, by: call.officer())
        let calendar: CityCalendar = try await desk.current()
        return .json(HoursRecord(calendar, on: change.from), status: .created, version: change.version)
    }
}

extension YearReport {
    fileprivate var status: HTTPResponse.Status {
        switch outcome {
        case .stored: .created
        case .unchanged: .ok
        case .faulty: .unprocessableContent
        case .replacesAnother: .conflict
        }
    }
}
