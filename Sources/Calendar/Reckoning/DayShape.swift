import Kernel

/// The work of one day in real time: stretches in milliseconds from the moment the day begins.
struct DayShape: Sendable, Hashable {
    struct Stretch: Sendable, Hashable {
        let from: Int64
        let to: Int64
    }

    let stretches: [Stretch]
    let total: Int64

    static let free = DayShape([])

    init(_ stretches: [Stretch]) {
        self.stretches = stretches.filter { $0.from < $0.to }
        total = self.stretches.reduce(0) { $0 + $1.to - $1.from }
    }

    /// On a day whose clocks run through.
    init(clock: [WeeklyHours.Stretch]) {
        self.init(clock.map { Stretch(from: $0.from.milliseconds, to: $0.to.milliseconds) })
    }

    /// On any day: an hour that clocks skip is not worked, one that comes twice is worked twice.
    init(clock: [WeeklyHours.Stretch], on day: Day, in zone: Zone) {
        let begin: Instant = zone.moment(day)
        self.init(
            clock.map { stretch in
                Stretch(
                    from: (zone.moment(day, stretch.from) - begin).milliseconds,
                    to: (zone.moment(day, stretch.to) - begin).milliseconds)
            })
    }

    /// What has been worked when `time` of the day has passed.
    func worked(until time: Int64) -> Int64 {
        var sum: Int64 = 0
        for stretch in stretches {
            guard stretch.from < time else { break }
            sum += min(time, stretch.to) - stretch.from
        }
        return sum
    }

    /// The first moment at which `work`, more than nothing, has been done.
    func earliest(_ work: Int64) -> Int64 {
        var left: Int64 = work
        for stretch in stretches {
            if left <= stretch.to - stretch.from { return stretch.from + left }
            left -= stretch.to - stretch.from
        }
        return stretches.last?.to ?? 0
    }

    /// The last moment at which no more than `work`, less than all, has been done.
    func latest(_ work: Int64) -> Int64 {
        var left: Int64 = work
        for stretch in stretches {
            if left < stretch.to - stretch.from { return stretch.from + left }
            left -= stretch.to - stretch.from
        }
        return stretches.last?.to ?? 0
    }
}
