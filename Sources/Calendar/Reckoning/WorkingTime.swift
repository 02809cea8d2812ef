import Kernel

/// A city's working time: its zone, hours and holidays, and what can be reckoned with them. Cheap to copy: the days are
/// laid out once, and shared.
package struct WorkingTime: Sendable {
    package let plan: HoursPlan
    package let holidays: HolidayTable
    let table: DayTable

    package var zone: Zone { table.zone }

    package init(zone: Zone = .shanghai, hours: WeeklyHours = .usual, holidays: HolidayTable = HolidayTable()) {
        self.init(zone: zone, plan: HoursPlan(hours), holidays: holidays)
    }

    package init(zone: Zone, plan: HoursPlan, holidays: HolidayTable) {
        self.plan = plan
        self.holidays = holidays
        table = DayTable(DayTableDraft(zone: zone, plan: plan, holidays: holidays))
    }

    /// When a limit that begins to run at `start` is reached, if nothing pauses it.
    package func deadline(_ limit: Limit, from start: Instant) -> Deadline {
        switch limit {
        case .wall(let span): Deadline(at: start + span, isProvisional: false)
        case .workingHours(let count): reckoned(adding(.hours(count), to: start), from: start)
        case .workingDays(let count): reckoned(close(ofWorkingDay: count, after: start), from: start)
        }
    }

    package func isWorking(at instant: Instant) -> Bool {
        let day: Int = table.day(of: instant.milliseconds)
        let time: Int64 = instant.milliseconds - table.start(of: day)
        return table.shape(of: day).stretches.contains { $0.from <= time && time < $0.to }
    }

    package func isWorkingDay(_ day: Day) -> Bool { table.shape(of: day.number).total > 0 }

    /// Provisional when a day that was crossed is known from weekends only.
    func reckoned(_ due: Instant, from start: Instant) -> Deadline {
        let days: (from: Int, to: Int) = (table.day(of: start.milliseconds), table.day(of: due.milliseconds))
        return Deadline(
            at: due, isProvisional: table.isUnsure(from: min(days.from, days.to), through: max(days.from, days.to)))
    }
}
