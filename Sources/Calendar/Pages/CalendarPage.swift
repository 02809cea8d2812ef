import Kernel
import Site

/// The city's working time: hours, this year and the next as pictures, what is known since when, and a place to try it.
struct CalendarPage: Sendable {
    struct KnownYear: Sendable {
        let year: String
        let off: String
        let work: String
        let source: String
        let href: String
    }

    struct Trial: Sendable {
        let received: FormField
        let limit: FormField
        let measure: FormField
    }

    struct DayHours: Sendable {
        let label: String
        let field: FormField
    }

    let missing: String?
    let hours: [HoursInWords]
    let years: [YearPicture]
    let weekdays: [String]
    let known: [KnownYear]
    let trial: Trial
    var answer: TrialAnswer?
    let mayEdit: Bool
    let version: String
    let dayHours: [DayHours]
    let from: FormField

    init(_ calendar: CityCalendar, _ call: Call) {
        let today: Day = call.zone.day(of: call.now)
        missing = MissingYear.of(today, known: Set(calendar.years.map(\.year))).map {
            call.say("calendar.missing", ["year": String($0)])
        }
        hours = Self.hours(calendar, on: today, call)
        let pictured = PicturedCalendar(calendar)
        years = [today.year, today.year + 1].map { YearPicture($0, calendar, pictured, call) }
        weekdays = (1...7).map { call.say("calendar.weekday.short.\($0)") }
        known = calendar.years.reversed().map { KnownYear($0, call) }
        trial = Trial(call)
        mayEdit = call.visitor.officer?.holds(.editRules) ?? false
        version = String(calendar.version)
        let standing: [String] = calendar.plan.hours(on: today).texts
        dayHours = WeeklyHours.fields.enumerated().map { index, field in
            let label: String = index < 7 ? "calendar.weekday.\(index + 1)" : "calendar.makeUpDays"
            return DayHours(
                label: call.say(label),
                field: FormField(field, call, form: "hours", value: standing[index], maxLength: 100))
        }
        from = FormField("from", call, form: "hours", required: true)
    }

    /// Those in force, and those to come.
    private static func hours(_ calendar: CityCalendar, on today: Day, _ call: Call) -> [HoursInWords] {
        let heading: String = call.say("calendar.hours.now")
        let current: HoursChange? = calendar.changes.last { $0.from <= today }
        let now: HoursInWords =
            current.map { HoursInWords($0, call) }
            ?? HoursInWords(calendar.plan.beginning, heading: heading, decided: nil, call)
        return [now] + calendar.changes.filter { $0.from > today }.map { HoursInWords($0, call) }
    }
}

extension CalendarPage.KnownYear {
    fileprivate init(_ found: CalendarYear, _ call: Call) {
        year = String(found.year)
        off = String(found.table.off.count)
        work = String(found.table.work.count)
        source = found.source(call)
        href = "/calendar/years/\(found.year)/days.csv"
    }
}

extension CalendarPage.Trial {
    fileprivate init(_ call: Call) {
        var asked: Call = call
        asked.refused = nil
        let now: String = "\(call.zone.day(of: call.now))T\(call.zone.clock(call.now))"
        received = FormField(
            "received", asked, form: "try", value: (try? call.input.optional("received")) ?? now, required: true)
        let count: Int? = try? call.input.optional("limit")
        limit = FormField("limit", asked, form: "try", value: String(count ?? 1), required: true)
        measure = FormField(
            "measure", asked, form: "try",
            value: (try? call.input.optional("measure")) ?? Limit.Measure.days.rawValue,
            required: true,
            choices: call.limitUnits)
    }
}

/// What a trial came to.
struct TrialAnswer: Sendable {
    let due: String
    let half: String?
    let warning: String?
    let provisional: String?

    init(_ limit: Limit, from start: Instant, _ time: WorkingTime, _ call: Call) {
        let deadline: Deadline = time.deadline(limit, from: start)
        func said(_ key: String, _ at: Instant) -> String {
            let weekday: String = call.say("calendar.weekday.\(time.zone.day(of: at).weekday)")
            return call.say(key, ["moment": time.zone.text(at), "weekday": weekday])
        }
        due = said("calendar.try.due", deadline.at)
        half = time.moment(50, of: limit, from: start).map { said("calendar.try.half", $0) }
        warning = time.moment(80, of: limit, from: start).map { said("calendar.try.warning", $0) }
        provisional = deadline.isProvisional ? call.say("calendar.try.provisional") : nil
    }
}
