import Calendar
import Kernel

/// The rules in force, together with the working time they are reckoned in.
package struct ApplicationRules: Sendable {
    package let table: AssessmentRules
    package let workingTime: WorkingTime

    package init(_ table: AssessmentRules = AssessmentRules(), workingTime: WorkingTime) {
        self.table = table
        self.workingTime = workingTime
    }

    func judgeDue(from start: Instant) -> Instant {
        workingTime.deadline(.workingDays(table.judgeDays), from: start).at
    }

    /// The last moment for an act that may be done so many working days long.
    package func last(from start: Instant, days: Int) -> Instant {
        workingTime.deadline(.workingDays(days), from: start).at
    }

    func mustBeInTime(_ now: Instant, from start: Instant, days: Int) throws(ApplicationRefusal) {
        let last: Instant = last(from: start, days: days)
        guard now <= last else { throw .tooLate(due: workingTime.zone.text(last)) }
    }

    func mustBeFew(_ photos: Int) throws(ApplicationRefusal) {
        guard photos <= table.mostPhotos else { throw .tooManyPhotos(limit: table.mostPhotos) }
    }

    /// The working time left when a clock is stopped; none when it is overdue.
    func remaining(until due: Instant?, at now: Instant) -> Span {
        due.map { workingTime.worked(from: now, to: $0) } ?? .seconds(0)
    }

    /// When a clock that was stopped runs out, from now on.
    func resumed(_ remaining: Span, at now: Instant) -> Instant { workingTime.adding(remaining, to: now) }

    func start(ofMonthOf instant: Instant) -> Instant { workingTime.zone.instant(month(of: instant)) }

    /// The first day of the month, by which applications are counted.
    package func month(of instant: Instant) -> Day {
        let day: Day = workingTime.zone.day(of: instant)
        return day.adding(days: 1 - day.day)
    }
}
