import Kernel

/// Fills the arrays of a `DayTable`, day by day.
struct DayTableDraft {
    let zone: Zone
    let plan: HoursPlan
    let first: Int
    private(set) var starts: [Int64] = []
    private(set) var worked: [Int64] = [0]
    private(set) var counted: [Int] = [0]
    private(set) var unsure: [Int] = [0]
    private(set) var shapes: [DayShape] = []
    private(set) var shapeOf: [Int] = []
    private(set) var workdays: [Int] = []

    private let holidays: HolidayTable
    private var known: [DayShape: Int] = [:]

    /// Years beyond the tables that are laid out as well: a limit that runs into them is still a look-up.
    private static let margin = 10

    init(zone: Zone, plan: HoursPlan, holidays: HolidayTable) {
        self.zone = zone
        self.plan = plan
        self.holidays = holidays
        let years: [Int] = Array(holidays.years) + plan.changes.map(\.from.year)
        let from = Day(year: max(1, (years.min() ?? 2021) - 1), month: 1, day: 1)
        let to = Day(year: min(9_999, (years.max() ?? 2019) + Self.margin), month: 12, day: 31)
        first = from?.number ?? 0
        fill(through: to?.number ?? 0)
    }

    private mutating func fill(through last: Int) {
        let count: Int = max(1, last - first + 1)
        var start: Instant = zone.moment(Day(number: first))
        var offset: Span = zone.offset(at: start)
        var wasEven = false
        starts.append(start.milliseconds)
        for number in first..<first + count {
            let day = Day(number: number)
            let next: Span = zone.offset(at: start + .days(1))
            // Some clocks are put forward at midnight, and the day begins at one.
            let isEven: Bool = next == offset && (wasEven || zone.timeOfDay(start) == .seconds(0))
            let clock: [WeeklyHours.Stretch] = holidays.stretches(on: day, plan.hours(on: day))
            add(isEven ? DayShape(clock: clock) : DayShape(clock: clock, on: day, in: zone), day)
            start = isEven ? start + .days(1) : zone.moment(day.adding(days: 1))
            offset = isEven ? next : zone.offset(at: start)
            wasEven = isEven
            starts.append(start.milliseconds)
        }
    }

    private mutating func add(_ shape: DayShape, _ day: Day) {
        let isWorked: Bool = shape.total > 0
        worked.append((worked.last ?? 0) + shape.total)
        counted.append((counted.last ?? 0) + (isWorked ? 1 : 0))
        unsure.append((unsure.last ?? 0) + (holidays.isProvisional(day) ? 1 : 0))
        if isWorked { workdays.append(day.number) }
        if let index = known[shape] { return shapeOf.append(index) }
        known[shape] = shapes.count
        shapeOf.append(shapes.count)
        shapes.append(shape)
    }
}
