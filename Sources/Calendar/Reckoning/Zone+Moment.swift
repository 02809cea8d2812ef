import Kernel

extension Zone {
    /// The first instant at which the clocks of the city show this time of this day or a later one: where clocks are put
    /// forward over it, the moment they are; where they are put back over it, its first coming.
    func moment(_ day: Day, _ timeOfDay: Span = .seconds(0)) -> Instant {
        let local: Instant = Instant(milliseconds: Int64(day.number) * dayLength + timeOfDay.milliseconds)
        let before: Span = offset(at: local - .hours(38))
        let early: Instant = local - before
        let after: Span = offset(at: local + .hours(14))
        guard before != after else { return early }
        if offset(at: early) == before { return early }
        let late: Instant = local - after
        return offset(at: late) == after ? late : change(between: late, and: early)
    }

    /// When the clocks are put forward, known to happen after `low` and not after `high`.
    private func change(between low: Instant, and high: Instant) -> Instant {
        let before: Span = offset(at: low)
        var low: Int64 = low.milliseconds
        var high: Int64 = high.milliseconds
        while high - low > 1 {
            let middle: Int64 = low + (high - low) / 2
            if offset(at: Instant(milliseconds: middle)) == before { low = middle } else { high = middle }
        }
        return Instant(milliseconds: high)
    }
}

/// Milliseconds of a day on which no clock is changed.
let dayLength: Int64 = 86_400_000

/// Rounds towards the past, and the rest is never negative.
func floored(_ number: Int64, by divisor: Int64) -> (quotient: Int64, rest: Int64) {
    let rest: Int64 = ((number % divisor) + divisor) % divisor
    return ((number - rest) / divisor, rest)
}
