import Kernel

extension WorkingTime {
    /// When a limit is reached of which `pauses` do not count; nil while a pause that has no end yet holds it up.
    ///
    /// Every pause that begins before the deadline moves it by the time it took, wall time or working time as the limit
    /// is measured. A limit in working days gets back the working time paused since its first day, and still ends with
    /// the work of a day.
    package func deadline(_ limit: Limit, from start: Instant, pausing pauses: Pauses) -> Deadline? {
        guard !pauses.list.isEmpty else { return deadline(limit, from: start) }
        switch limit {
        case .wall(let span):
            return Measure.wall.moment(span.milliseconds, from: start, pausing: pauses)
                .map { Deadline(at: $0, isProvisional: false) }
        case .workingHours(let count):
            return Measure.work(table).moment(Span.hours(count).milliseconds, from: start, pausing: pauses)
                .map { reckoned($0, from: start) }
        case .workingDays(let count):
            return days(count, from: start, pausing: pauses).map { reckoned($0, from: start) }
        }
    }

    /// The working time between two moments that no pause took.
    package func worked(from start: Instant, to end: Instant, pausing pauses: Pauses) -> Span {
        Measure.work(table).run(from: start, to: end, pausing: pauses)
    }

    /// The moment at which `percent` of a limit has run, also beyond its end; nil while a pause holds it up. A limit in
    /// working days runs in working time.
    package func moment(
        _ percent: Int, of limit: Limit, from start: Instant, pausing pauses: Pauses = .none
    ) -> Instant? {
        let measure: Measure
        let whole: Int64
        switch limit {
        case .wall(let span): (measure, whole) = (.wall, span.milliseconds)
        case .workingHours(let count): (measure, whole) = (.work(table), Span.hours(count).milliseconds)
        case .workingDays:
            guard let due = deadline(limit, from: start, pausing: pauses)?.at else { return nil }
            (measure, whole) = (.work(table), worked(from: start, to: due, pausing: pauses).milliseconds)
        }
        return measure.moment(whole * Int64(percent) / 100, from: start, pausing: pauses)
    }

    private func days(_ count: Int, from start: Instant, pausing pauses: Pauses) -> Instant? {
        let first = Instant(milliseconds: table.start(of: table.day(of: start.milliseconds) + 1))
        let whole: Span = worked(from: first, to: close(ofWorkingDay: count, after: start))
        return Measure.work(table).moment(whole.milliseconds, from: first, pausing: pauses) { [table] sum in
            close(of: table.day(reaching: sum))
        }
    }
}

/// What a limit is measured in: a sum that grows with time.
private enum Measure {
    case wall
    case work(DayTable)

    func sum(_ instant: Instant) -> Int64 {
        switch self {
        case .wall: instant.milliseconds
        case .work(let table): table.worked(until: instant.milliseconds)
        }
    }

    func first(_ sum: Int64) -> Instant {
        switch self {
        case .wall: Instant(milliseconds: sum)
        case .work(let table): Instant(milliseconds: table.earliest(sum))
        }
    }

    func run(from start: Instant, to end: Instant, pausing pauses: Pauses) -> Span {
        guard start < end else { return .seconds(0) }
        let paused: Int64 = pauses.list.reduce(0) { paused, pause in
            let from: Instant = max(pause.from, start)
            let to: Instant = min(pause.to ?? end, end)
            return from < to ? paused + sum(to) - sum(from) : paused
        }
        return Span(milliseconds: sum(end) - sum(start) - paused)
    }

    func moment(_ amount: Int64, from start: Instant, pausing pauses: Pauses) -> Instant? {
        moment(amount, from: start, pausing: pauses, reaching: first)
    }

    /// When `amount` has run since `start`, by the moment that `reaching` gives to a sum.
    func moment(
        _ amount: Int64, from start: Instant, pausing pauses: Pauses, reaching: (Int64) -> Instant
    ) -> Instant? {
        var goal: Int64 = sum(start) + amount
        var due: Instant = reaching(goal)
        for pause in pauses.list where pause.to.map({ start < $0 }) ?? true {
            guard pause.from < due else { break }
            guard let end = pause.to else { return nil }
            goal += sum(end) - sum(max(pause.from, start))
            due = reaching(goal)
        }
        return due
    }
}
