import Kernel

extension WorkingTime {
    /// A working day counts from the next working day, and ends when that day's work ends.
    package func close(ofWorkingDay count: Int, after start: Instant) -> Instant {
        let day: Int = table.day(of: start.milliseconds)
        return close(of: table.workday(table.counted(before: day + 1) + max(count, 1)))
    }

    /// Backwards: when work begins on the working day that is `count` working days before the day of `end`.
    package func opening(ofWorkingDay count: Int, before end: Instant) -> Instant {
        let day: Int = table.day(of: end.milliseconds)
        let found: Int = table.workday(table.counted(before: day) - max(count, 1) + 1)
        return Instant(milliseconds: table.start(of: found) + (table.shape(of: found).stretches.first?.from ?? 0))
    }

    /// How many working days have begun since the day of `start`, the day of `end` included.
    package func workingDays(from start: Instant, to end: Instant) -> Int {
        let days: (Int, Int) = (table.day(of: start.milliseconds), table.day(of: end.milliseconds))
        return max(0, table.counted(before: days.1 + 1) - table.counted(before: days.0 + 1))
    }

    /// When work ends on a working day.
    func close(of day: Int) -> Instant {
        Instant(milliseconds: table.start(of: day) + (table.shape(of: day).stretches.last?.to ?? 0))
    }
}
