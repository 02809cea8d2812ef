import Kernel

/// When a city works: clock ranges for each day of the week, and for a weekend day that is worked.
package struct WeeklyHours: Sendable, Hashable {
    /// A stretch of work within a day, from midnight; `from < to`.
    package struct Stretch: Sendable, Hashable {
        package let from: Span
        package let to: Span

        package init?(from: Span, to: Span) {
            guard from < to, from >= .seconds(0), to <= .hours(24) else { return nil }
            self.from = from
            self.to = to
        }

        package var length: Span { Span(milliseconds: to.milliseconds - from.milliseconds) }
    }

    let byWeekday: [[Stretch]]
    let makeUp: [Stretch]

    /// Nil unless there are seven days, stretches in order without overlap, and some work in the week.
    package init?(byWeekday: [[Stretch]], makeUp: [Stretch]) {
        guard byWeekday.count == 7, !makeUp.isEmpty, byWeekday.contains(where: { !$0.isEmpty }) else { return nil }
        let ordered: Bool = (byWeekday + [makeUp]).allSatisfy { day in
            zip(day, day.dropFirst()).allSatisfy { $0.to <= $1.from }
        }
        guard ordered else { return nil }
        self.init(checked: byWeekday, makeUp: makeUp)
    }

    private init(checked byWeekday: [[Stretch]], makeUp: [Stretch]) {
        self.byWeekday = byWeekday
        self.makeUp = makeUp
    }

    /// Monday to Friday 9:00–12:00 and 13:30–17:30.
    package static let usual: WeeklyHours = {
        let day: [Stretch] = [
            Stretch(from: .hours(9), to: .hours(12)), Stretch(from: .minutes(13 * 60 + 30), to: .minutes(17 * 60 + 30)),
        ].compactMap(\.self)
        return WeeklyHours(checked: Array(repeating: day, count: 5) + [[], []], makeUp: day)
    }()

    /// 1 is Monday, 7 is Sunday.
    package func stretches(onWeekday weekday: Int) -> [Stretch] { byWeekday[weekday - 1] }

    package var stretchesOnMakeUpDays: [Stretch] { makeUp }
}
