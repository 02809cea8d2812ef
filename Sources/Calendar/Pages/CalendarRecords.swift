import Kernel
import Site

struct YearList: Encodable, Sendable {
    let items: [YearRecord]
    let next: String?
}

/// A year's table as programs see it.
struct YearRecord: Encodable, Sendable {
    let year: Int
    let version: Int
    let imported: Bool
    let off: [String]
    let work: [String]

    init(_ found: CalendarYear) {
        year = found.year
        version = found.version
        imported = found.entry != nil
        off = found.table.off.map(\.description)
        work = found.table.work.map(\.description)
    }

    static let fields: [Field] = [
        .integer("year", 1...9_999, required: true), .integer("version", 0...1_000_000_000, required: true),
        .flag("imported"), Field("off", .texts(max: 200), required: true),
        Field("work", .texts(max: 200), required: true),
    ]
}

/// What became of an import, as programs see it.
struct YearReportRecord: Encodable, Sendable {
    let year: Int
    let outcome: String
    let version: Int?
    let days: Int
    /// Each fault in a sentence, with its line.
    let faults: [String]
    /// Each day that is or would be another, in a sentence.
    let difference: [String]

    init(_ report: YearReport, _ call: Call) {
        year = report.year
        outcome = report.outcome.rawValue
        version = report.version
        days = report.days
        faults = report.faults.map { "\($0.line): \($0.sentence(call))" }
        difference = report.difference?.lines.map { $0.sentence(call) } ?? []
    }

    static let fields: [Field] = [
        .integer("year", 1...9_999, required: true), .text("outcome", max: 20, required: true),
        .integer("version", 0...1_000_000_000), .integer("days", 0...1_000),
        Field("faults", .texts(max: 1_000), required: true), Field("difference", .texts(max: 1_000), required: true),
    ]
}

/// The weekly hours in force on a day, and the version of the whole calendar.
struct HoursRecord: Encodable, Sendable {
    let version: Int
    let on: String
    let hours: [String]

    init(_ calendar: CityCalendar, on day: Day) {
        version = calendar.version
        on = day.description
        hours = zip(WeeklyHours.fields, calendar.plan.hours(on: day).texts).map { "\($0): \($1)" }
    }

    static let fields: [Field] = [
        .integer("version", 0...1_000_000_000, required: true), .day("on", required: true),
        Field("hours", .texts(max: 8), required: true),
    ]
}

/// A reckoning, tried.
struct DeadlineRecord: Encodable, Sendable {
    let due: String
    let provisional: Bool
    let half: String?
    let warning: String?

    init(_ limit: Limit, from start: Instant, _ time: WorkingTime) {
        let deadline: Deadline = time.deadline(limit, from: start)
        due = time.zone.iso(deadline.at)
        provisional = deadline.isProvisional
        half = time.moment(50, of: limit, from: start).map(time.zone.iso)
        warning = time.moment(80, of: limit, from: start).map(time.zone.iso)
    }

    static let fields: [Field] = [
        .instant("due", required: true), .flag("provisional"), .instant("half"), .instant("warning"),
    ]
}

extension YearFault {
    func sentence(_ call: Call) -> String { call.say("calendar.fault.\(kind.rawValue)", facts) }
}

extension YearDifference.Line {
    func sentence(_ call: Call) -> String {
        func said(_ kind: DayKind?) -> String { call.say("calendar.kind.\(kind?.rawValue ?? "plain")") }
        return call.say(
            "calendar.difference.line", ["day": day.description, "before": said(before), "after": said(after)])
    }
}
