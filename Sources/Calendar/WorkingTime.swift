import Kernel

/// A city's working time: its zone, hours and holidays, and what can be reckoned with them.
package struct WorkingTime: Sendable {
    package let zone: Zone
    package let hours: WeeklyHours
    package let holidays: HolidayTable

    package init(zone: Zone = .shanghai, hours: WeeklyHours = .usual, holidays: HolidayTable = HolidayTable()) {
        self.zone = zone
        self.hours = hours
        self.holidays = holidays
    }

    package func deadline(_ limit: Limit, from start: Instant) -> Deadline {
        switch limit {
        case .wall(let span): Deadline(at: start + span, isProvisional: false)
        case .workingHours(let count): reckoned(adding(.hours(count), to: start))
        case .workingDays(let count): reckoned(close(ofWorkingDay: count, after: start))
        }
    }

    /// The moment at which `span` of working time has passed since `start`.
    package func adding(_ span: Span, to start: Instant) -> Instant {
        var left: Int64 = span.milliseconds
        var day: Day = zone.day(of: start)
        var from: Int64 = zone.timeOfDay(start).milliseconds
        for _ in 0..<Self.horizon {
            for stretch in stretches(on: day) where stretch.to.milliseconds > from {
                let begin: Int64 = max(from, stretch.from.milliseconds)
                let room: Int64 = stretch.to.milliseconds - begin
                if left <= room { return zone.instant(day, Span(milliseconds: begin + left)) }
                left -= room
            }
            day = day.adding(days: 1)
            from = 0
        }
        return start + span
    }

    /// A working day counts from the next working day, and ends when that day's work ends.
    package func close(ofWorkingDay count: Int, after start: Instant) -> Instant {
        var day: Day = zone.day(of: start)
        var left: Int = max(count, 1)
        for _ in 0..<Self.horizon {
            day = day.adding(days: 1)
            guard let close = stretches(on: day).last?.to else { continue }
            left -= 1
            if left == 0 { return zone.instant(day, close) }
        }
        return start + .days(count)
    }

    /// The working time between two moments; zero when `end` is not after `start`.
    package func worked(from start: Instant, to end: Instant) -> Span {
        guard start < end else { return .seconds(0) }
        let last: Day = zone.day(of: end)
        var day: Day = zone.day(of: start)
        var total: Int64 = 0
        while day <= last {
            for stretch in stretches(on: day) {
                let begin: Instant = max(start, zone.instant(day, stretch.from))
                let finish: Instant = min(end, zone.instant(day, stretch.to))
                if begin < finish { total += (finish - begin).milliseconds }
            }
            day = day.adding(days: 1)
        }
        return Span(milliseconds: total)
    }

    package func isWorking(at instant: Instant) -> Bool {
        let time: Span = zone.timeOfDay(instant)
        return stretches(on: zone.day(of: instant)).contains { $0.from <= time && time < $0.to }
    }

    /// No reckoning looks further ahead than this many days: hours exist in every week, so none needs to.
    private static let horizon = 4_000

    private func stretches(on day: Day) -> [WeeklyHours.Stretch] {
        guard holidays.isWorkingDay(day) else { return [] }
        return hours.stretches(on: day, isMakeUp: holidays.isMakeUp(day))
    }

    private func reckoned(_ at: Instant) -> Deadline {
        Deadline(at: at, isProvisional: holidays.isProvisional(zone.day(of: at)))
    }
}
