import Calendar
import Kernel

/// Working time the slow way: a row of minutes, each worked or not, found by looking at the city's clock in every one.
struct SlowClock {
    let begin: Instant
    private let works: [Bool]
    /// The local day of each minute.
    private let days: [Int]

    init(zone: Zone, plan: HoursPlan, holidays: HolidayTable, from begin: Instant, minutes: Int) {
        self.begin = begin
        var works: [Bool] = []
        var days: [Int] = []
        var today: (day: Day, stretches: [WeeklyHours.Stretch]) = (Day(number: .min), [])
        for minute in 0..<minutes {
            let now: Instant = begin + .minutes(minute)
            let local: Int = Int((now + zone.offset(at: now)).milliseconds)
            let day = Day(number: local / 86_400_000)
            if day != today.day { today = (day, Self.stretches(on: day, plan, holidays)) }
            let time = Span(milliseconds: Int64(local % 86_400_000))
            days.append(day.number)
            works.append(today.stretches.contains { $0.from <= time && time < $0.to })
        }
        self.works = works
        self.days = days
    }

    private static func stretches(
        on day: Day, _ plan: HoursPlan, _ holidays: HolidayTable
    ) -> [WeeklyHours.Stretch] {
        let hours: WeeklyHours = plan.hours(on: day)
        if holidays.isMakeUp(day) { return hours.stretchesOnMakeUpDays }
        return holidays.isOff(day) ? [] : hours.stretches(onWeekday: day.weekday)
    }

    func minute(_ instant: Instant) -> Int { Int((instant - begin).milliseconds / 60_000) }

    func worked(from start: Instant, to end: Instant, _ isPaused: (Instant) -> Bool = { _ in false }) -> Int {
        guard start < end else { return 0 }
        return (minute(start)..<minute(end)).count { works[$0] && !isPaused(begin + .minutes($0)) }
    }

    /// Steps until so many minutes have been worked; nil when the row ends before.
    func adding(_ minutes: Int, to start: Instant, _ isPaused: (Instant) -> Bool = { _ in false }) -> Instant? {
        var left: Int = minutes
        for minute in minute(start)..<works.count where works[minute] && !isPaused(begin + .minutes(minute)) {
            left -= 1
            if left == 0 { return begin + .minutes(minute + 1) }
        }
        return nil
    }

    func subtracting(_ minutes: Int, from end: Instant) -> Instant? {
        var left: Int = minutes
        for minute in (0..<minute(end)).reversed() where works[minute] {
            left -= 1
            if left == 0 { return begin + .minutes(minute) }
        }
        return nil
    }

    /// The ends of the days with work after the day of `start`.
    func closes(after start: Instant) -> [Instant] {
        let today: Int = days[minute(start)]
        var closes: [Instant] = []
        for minute in minute(start)..<works.count - 1 where works[minute] && days[minute] > today {
            let hasMore: Bool = (minute + 1..<min(works.count, minute + 1_600)).contains { later in
                days[later] == days[minute] && works[later]
            }
            if !hasMore { closes.append(begin + .minutes(minute + 1)) }
        }
        return closes
    }

    /// When the next day begins.
    func nextDay(after start: Instant) -> Instant? {
        let today: Int = days[minute(start)]
        return (minute(start)..<works.count).first { days[$0] > today }.map { begin + .minutes($0) }
    }
}
