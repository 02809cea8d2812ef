import Kernel

/// A week without holidays, for the days beyond all tables. Counts from a Monday in 1969; only differences mean something.
struct WeekPattern: Sendable {
    let days: [DayShape]
    /// Work, and working days, before each day of the week; the eighth is the whole week.
    let worked: [Int64]
    let counted: [Int]

    init(_ hours: WeeklyHours) {
        days = (0..<7).map { DayShape(clock: hours.stretches(onWeekday: $0 + 1)) }
        worked = days.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.total) }
        counted = days.reduce(into: [0]) { $0.append(($0.last ?? 0) + ($1.total > 0 ? 1 : 0)) }
    }

    func worked(before day: Int) -> Int64 {
        let (week, rest) = floored(Int64(day) + 3, by: 7)
        return week * worked[7] + worked[Int(rest)]
    }

    func counted(before day: Int) -> Int {
        let (week, rest) = floored(Int64(day) + 3, by: 7)
        return Int(week) * counted[7] + counted[Int(rest)]
    }

    /// The day in which the sum of work reaches `sum`.
    func day(reaching sum: Int64) -> Int {
        let (week, rest) = floored(sum - 1, by: worked[7])
        return first(of: week) + (worked.dropFirst().firstIndex { $0 > rest } ?? 7) - 1
    }

    /// The day that is working day number `number`.
    func day(counted number: Int) -> Int {
        let (week, rest) = floored(Int64(number) - 1, by: Int64(counted[7]))
        return first(of: week) + (counted.dropFirst().firstIndex { $0 > Int(rest) } ?? 7) - 1
    }

    private func first(of week: Int64) -> Int { Int(week) * 7 - 3 }
}
