import Calendar
import Kernel

/// When a reporter may be called: in the city's hours, and each time on another half-day.
package struct CallHours: Sendable {
    let workingTime: WorkingTime

    package init(_ workingTime: WorkingTime) { self.workingTime = workingTime }

    /// The first moment from `earliest` on that is within hours and not on the half-day of the last try.
    package func next(after lastTry: Instant?, from earliest: Instant) -> Instant {
        let start: Instant = lastTry.map { max(earliest, endOfHalfDay($0)) } ?? earliest
        return workingTime.adding(.seconds(0), to: start)
    }

    /// Noon or midnight, whichever comes next.
    private func endOfHalfDay(_ instant: Instant) -> Instant {
        let zone: Zone = workingTime.zone
        let day: Day = zone.day(of: instant)
        let isMorning: Bool = zone.timeOfDay(instant) < .hours(12)
        return isMorning ? zone.instant(day, .hours(12)) : zone.instant(day.adding(days: 1))
    }
}
