import Kernel
import Site

/// A month as a table of weeks, each day with its sign.
struct MonthPicture: Sendable {
    struct Cell: Sendable {
        /// Nil before the first and after the last.
        let day: String?
        let look: String
        /// A short word for what is out of the ordinary.
        let sign: String?
        /// The holiday's name.
        let name: String?
    }

    struct Week: Sendable { let cells: [Cell] }

    let name: String
    let weeks: [Week]

    init(_ month: Int, of year: Int, _ calendar: PicturedCalendar, _ call: Call) {
        name = call.say("time.month.\(month)")
        let first: Day? = Day(year: year, month: month, day: 1)
        let days: [Day] = (0..<31).compactMap { first?.adding(days: $0) }.filter { $0.month == month }
        let blank = Cell(day: nil, look: "month-blank", sign: nil, name: nil)
        let before: Int = (first?.weekday ?? 1) - 1
        var cells: [Cell] = Array(repeating: blank, count: before) + days.map { calendar.cell($0, call) }
        cells += Array(repeating: blank, count: (7 - cells.count % 7) % 7)
        weeks = stride(from: 0, to: cells.count, by: 7).map { Week(cells: Array(cells[$0..<$0 + 7])) }
    }
}

/// What the pictures of months look up, gathered once.
struct PicturedCalendar: Sendable {
    private let holidays: HolidayTable
    private let plan: HoursPlan
    private let names: [Day: String]

    init(_ calendar: CityCalendar) {
        holidays = calendar.holidays
        plan = calendar.plan
        names = Dictionary(calendar.years.flatMap(\.days).filter { !$0.name.isEmpty }.map { ($0.day, $0.name) }) { $1 }
    }

    func cell(_ day: Day, _ call: Call) -> MonthPicture.Cell {
        let kind: DayKind? = holidays.isOff(day) ? .off : holidays.isMakeUp(day) ? .work : nil
        let isFree: Bool = plan.hours(on: day).stretches(onWeekday: day.weekday).isEmpty
        return MonthPicture.Cell(
            day: String(day.day), look: kind.map { "month-\($0.rawValue)" } ?? (isFree ? "month-free" : "month-plain"),
            sign: kind.map { call.say("calendar.sign.\($0.rawValue)") }, name: names[day])
    }
}

/// A year as twelve months, and where its table is from.
struct YearPicture: Sendable {
    let year: String
    let source: String
    let isMissing: Bool
    let months: [MonthPicture]

    init(_ year: Int, _ calendar: CityCalendar, _ pictured: PicturedCalendar, _ call: Call) {
        self.year = String(year)
        let found: CalendarYear? = calendar.year(year)
        source = found?.source(call) ?? call.say("calendar.source.none")
        isMissing = found == nil
        months = (1...12).map { MonthPicture($0, of: year, pictured, call) }
    }
}

extension CalendarYear {
    func source(_ call: Call) -> String {
        guard let entry else { return call.say("calendar.source.shipped") }
        return call.say("calendar.source.imported", ["when": call.zone.text(entry.at), "name": entry.name])
    }
}
