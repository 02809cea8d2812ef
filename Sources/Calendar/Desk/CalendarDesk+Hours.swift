import Kernel
import Storage

extension CalendarDesk {
    /// How far ahead hours can be decided, in days.
    static let farthest = 800

    /// Gives the city these weekly hours from a day on, today at the earliest: what has been reckoned with the old ones
    /// was right. `version` is that of the calendar the officer saw.
    @discardableResult
    package func changeHours(
        to hours: WeeklyHours, from day: Day, version: Int, by officer: Officer
    ) async throws -> HoursChange {
        try Self.mustKeepRules(officer)
        let now: Instant = clock.now
        let today: Day = zone.day(of: now)
        guard day >= today else { throw CalendarRefusal.hoursInThePast }
        guard day <= today.adding(days: Self.farthest) else { throw CalendarRefusal.hoursTooFar }
        return try await database.write { [calendar] tx in
            let before = try CityCalendar(shipped: calendar.shipped, in: tx)
            guard before.version == version else { throw CalendarRefusal.hoursMovedOn }
            guard before.plan.hours(on: day) != hours else { throw CalendarRefusal.sameHours }
            let change = HoursChange(
                from: day, hours: hours, version: version + 1, at: now, person: officer.id, name: officer.name)
            try change.save(in: tx)
            try CalendarLog.Entry.hoursChanged(from: day, hours).append(
                after: version, by: Author(officer), at: now, in: tx)
            return change
        }
    }
}
