import Calendar
import Kernel

/// The same numbers for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_f491_4f6c_dd1d
    }
}

/// Hours, holidays and pauses as no city has them.
struct RandomCity {
    let time: WorkingTime
    let slow: SlowClock
    let first: Day
    private(set) var numbers: SeededNumbers

    static let days = 18

    init(seed: Int, zone: Zone, first: Day) {
        var numbers = SeededNumbers(seed)
        self.first = first
        let plan = HoursPlan(
            Self.hours(&numbers),
            changes: [
                HoursPlan.Change(
                    from: first.adding(days: .random(in: 3...15, using: &numbers)), hours: Self.hours(&numbers))
            ])
        var off: [Day] = []
        var work: [Day] = []
        for number in 0..<Self.days {
            let day: Day = first.adding(days: number)
            let dice: Int = .random(in: 0..<10, using: &numbers)
            if dice == 0 { off.append(day) }
            if dice == 1, day.weekday > 5 { work.append(day) }
        }
        let holidays = HolidayTable([HolidayTable.Year(year: first.year, off: off, work: work)])
        time = WorkingTime(zone: zone, plan: plan, holidays: holidays)
        slow = SlowClock(
            zone: zone, plan: plan, holidays: holidays, from: zone.instant(first), minutes: Self.days * 1_440)
        self.numbers = numbers
    }

    mutating func instant(before days: Int = RandomCity.days) -> Instant {
        slow.begin + .minutes(.random(in: 0..<days * 1_440, using: &numbers))
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &numbers) }

    mutating func pauses() -> Pauses {
        Pauses(
            (0..<number(1...4)).map { _ in
                let from: Instant = instant(before: 10)
                return Pause(from: from, to: from + .minutes(number(0...4_000)))
            })
    }

    /// Up to three stretches a day on full minutes, none of whose ends lies where clocks are changed.
    private static func hours(_ numbers: inout SeededNumbers) -> WeeklyHours {
        func day(_ numbers: inout SeededNumbers) -> [WeeklyHours.Stretch] {
            let ends: [Int] = Set((0..<6).map { _ in Int.random(in: 0...24 * 60, using: &numbers) })
                .filter { !(60..<180).contains($0) }.sorted()
            return stride(from: 0, to: ends.count - 1, by: 2).compactMap {
                WeeklyHours.Stretch(from: .minutes(ends[$0]), to: .minutes(ends[$0 + 1]))
            }
        }
        while true {
            let week: [[WeeklyHours.Stretch]] = (0..<7).map { _ in
                Int.random(in: 0..<4, using: &numbers) == 0 ? [] : day(&numbers)
            }
            if let hours = WeeklyHours(byWeekday: week, makeUp: day(&numbers)) { return hours }
        }
    }
}
