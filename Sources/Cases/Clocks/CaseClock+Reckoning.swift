import Calendar
import Kernel

extension CaseClock {
    /// The clock after a pause: what was left of it is left still. A limit in working days ends with a working day.
    func resumed(from pause: Instant, to now: Instant, _ time: WorkingTime) -> CaseClock {
        guard pause < due, pause < now else { return self }
        let begun: Instant = max(pause, since)
        if case .wall = limit {
            let gone: Span = now - begun
            return moved(since: since + gone, due: due + gone, isProvisional: isProvisional)
        }
        let left: Span = time.worked(from: begun, to: due)
        let end: Instant = ended(time.adding(left, to: now), time)
        return moved(
            since: time.adding(time.worked(from: begun, to: now), to: since), due: max(end, due),
            isProvisional: time.isProvisional(end))
    }

    /// The clock as it would have been reckoned with the tables known now.
    func reckonedAnew(_ time: WorkingTime) -> CaseClock {
        var deadline: Deadline = time.deadline(limit, from: since)
        for amount in extensions { deadline = time.deadline(limit.times(amount), from: deadline.at) }
        return moved(since: since, due: deadline.at, isProvisional: deadline.isProvisional)
    }

    private func ended(_ moment: Instant, _ time: WorkingTime) -> Instant {
        guard case .workingDays = limit else { return moment }
        return time.close(ofWorkingDay: 1, after: time.zone.instant(time.zone.day(of: moment).adding(days: -1)))
    }
}

extension WorkingTime {
    func isProvisional(_ instant: Instant) -> Bool { holidays.isProvisional(zone.day(of: instant)) }
}

extension Limit {
    /// So many of its own unit: days of a limit in days, hours of one in hours, minutes of wall time.
    func times(_ amount: Int) -> Limit {
        switch self {
        case .wall: .wall(.minutes(amount))
        case .workingHours: .workingHours(amount)
        case .workingDays: .workingDays(amount)
        }
    }
}
