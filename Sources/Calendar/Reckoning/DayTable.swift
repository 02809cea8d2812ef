import Kernel

/// The days of some years with the work done before each, so that any reckoning is a few look-ups. Before and after
/// its days the week repeats itself without holidays, each day as long as its clock says.
///
/// A sum of work is in milliseconds since the table's first day. Shared by all copies of a `WorkingTime`.
final class DayTable: Sendable {
    let zone: Zone
    /// The number of the first day; the arrays that follow hold one entry more than there are days.
    private let first: Int
    private let starts: [Int64]
    private let worked: [Int64]
    private let counted: [Int]
    private let unsure: [Int]
    private let shapes: [DayShape]
    private let shapeOf: [Int]
    /// The numbers of the working days.
    private let workdays: [Int]
    private let before: WeekPattern
    private let after: WeekPattern

    init(_ days: DayTableDraft) {
        zone = days.zone
        first = days.first
        starts = days.starts
        worked = days.worked
        counted = days.counted
        unsure = days.unsure
        shapes = days.shapes
        shapeOf = days.shapeOf
        workdays = days.workdays
        before = WeekPattern(days.plan.hours(on: Day(number: days.first - 1)))
        after = WeekPattern(days.plan.hours(on: Day(number: days.first + days.shapeOf.count)))
    }

    private var last: Int { first + shapeOf.count }

    // MARK: days

    func day(of instant: Int64) -> Int {
        guard instant >= starts[0], instant < starts[shapeOf.count] else {
            return zone.day(of: Instant(milliseconds: instant)).number
        }
        var index: Int = min(Int((instant - starts[0]) / dayLength), shapeOf.count - 1)
        while starts[index] > instant { index -= 1 }
        while starts[index + 1] <= instant { index += 1 }
        return first + index
    }

    func start(of day: Int) -> Int64 {
        day >= first && day <= last ? starts[day - first] : zone.moment(Day(number: day)).milliseconds
    }

    func shape(of day: Int) -> DayShape {
        if day >= first, day < last { return shapes[shapeOf[day - first]] }
        let pattern: WeekPattern = day < first ? before : after
        return pattern.days[Day(number: day).weekday - 1]
    }

    /// Whether one of these days is known from weekends only.
    func isUnsure(from day: Int, through end: Int) -> Bool {
        guard day >= first, end < last else { return true }
        return unsure[max(end, day) - first + 1] > unsure[day - first]
    }

    // MARK: work

    func worked(before day: Int) -> Int64 {
        if day < first { return worked[0] + before.worked(before: day) - before.worked(before: first) }
        if day > last { return worked[shapeOf.count] + after.worked(before: day) - after.worked(before: last) }
        return worked[day - first]
    }

    func worked(until instant: Int64) -> Int64 {
        let day: Int = day(of: instant)
        return worked(before: day) + shape(of: day).worked(until: instant - start(of: day))
    }

    /// The day in which the sum of work reaches `sum`.
    func day(reaching sum: Int64) -> Int {
        if sum <= worked[0] { return before.day(reaching: sum - worked[0] + before.worked(before: first)) }
        if sum > worked[shapeOf.count] {
            return after.day(reaching: sum - worked[shapeOf.count] + after.worked(before: last))
        }
        return first + index(of: sum, in: worked) - 1
    }

    /// The first moment at which the sum of work is `sum`.
    func earliest(_ sum: Int64) -> Int64 {
        let day: Int = day(reaching: sum)
        return start(of: day) + shape(of: day).earliest(sum - worked(before: day))
    }

    /// The last moment at which the sum of work is still `sum`.
    func latest(_ sum: Int64) -> Int64 {
        let day: Int = day(reaching: sum + 1)
        return start(of: day) + shape(of: day).latest(sum - worked(before: day))
    }

    // MARK: working days

    func counted(before day: Int) -> Int {
        if day < first { return before.counted(before: day) - before.counted(before: first) }
        if day > last { return counted[shapeOf.count] + after.counted(before: day) - after.counted(before: last) }
        return counted[day - first]
    }

    func workday(_ number: Int) -> Int {
        if number < 1 { return before.day(counted: number + before.counted(before: first)) }
        if number > workdays.count {
            return after.day(counted: number - workdays.count + after.counted(before: last))
        }
        return workdays[number - 1]
    }

    /// The first place in a rising list at which `sum` is reached.
    private func index(of sum: Int64, in list: [Int64]) -> Int {
        var low = 0
        var high: Int = list.count - 1
        while low < high {
            let middle: Int = (low + high) / 2
            if list[middle] >= sum { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
