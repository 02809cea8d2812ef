import Kernel

/// What a published table says of a day: off, or worked although it is a weekend.
package enum DayKind: String, Sendable, CaseIterable, Codable { case off, work }

/// A day of a published table with the holiday it belongs to.
package struct PublishedDay: Sendable, Hashable, Codable {
    package let day: Day
    package let kind: DayKind
    /// May be empty.
    package let name: String

    package init(_ day: Day, _ kind: DayKind, name: String = "") {
        self.day = day
        self.kind = kind
        self.name = name
    }
}

/// A year's table as the city holds it.
package struct CalendarYear: Sendable, Equatable {
    package let year: Int
    /// In their order.
    package let days: [PublishedDay]
    /// The version of the calendar with which it came; 0 when this release brought it.
    package let version: Int
    /// When and by whom; nil when this release brought it.
    package let entry: Entry?

    package struct Entry: Sendable, Equatable {
        package let at: Instant
        package let person: Identifier<Visitor>?
        package let name: String
    }

    package init(year: Int, days: [PublishedDay], version: Int, entry: Entry?) {
        self.year = year
        self.days = days.sorted { $0.day < $1.day }
        self.version = version
        self.entry = entry
    }

    /// As this release brought it, without names.
    package init(shipped table: HolidayTable.Year) {
        let days: [PublishedDay] = table.off.map { PublishedDay($0, .off) } + table.work.map { PublishedDay($0, .work) }
        self.init(year: table.year, days: days, version: 0, entry: nil)
    }

    package var table: HolidayTable.Year {
        HolidayTable.Year(
            year: year, off: days.filter { $0.kind == .off }.map(\.day),
            work: days.filter { $0.kind == .work }.map(\.day))
    }
}
