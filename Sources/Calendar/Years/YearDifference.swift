import Kernel

/// What a new table of a year changes of the old one.
package struct YearDifference: Sendable, Hashable, Codable {
    package struct Line: Sendable, Hashable, Codable {
        package let day: Day
        /// Nil: the table did not, or does not, name the day.
        package let before: DayKind?
        package let after: DayKind?
    }

    package let lines: [Line]
    /// Days that only got another name.
    package let renamed: Int

    package var isEmpty: Bool { lines.isEmpty && renamed == 0 }

    package init(from old: [PublishedDay], to new: [PublishedDay]) {
        let before: [Day: PublishedDay] = Dictionary(old.map { ($0.day, $0) }) { first, _ in first }
        let after: [Day: PublishedDay] = Dictionary(new.map { ($0.day, $0) }) { first, _ in first }
        let days: [Day] = Set(before.keys).union(after.keys).sorted()
        lines = days.filter { before[$0]?.kind != after[$0]?.kind }.map {
            Line(day: $0, before: before[$0]?.kind, after: after[$0]?.kind)
        }
        renamed = days.count { before[$0]?.kind == after[$0]?.kind && before[$0]?.name != after[$0]?.name }
    }
}
