import Kernel
import Storage

/// The calendar as a city holds it: its own years before those this release brought, and its hours.
package struct CityCalendar: Sendable {
    package let version: Int
    /// In their order.
    package let years: [CalendarYear]
    package let changes: [HoursChange]

    package var holidays: HolidayTable { HolidayTable(years.map(\.table)) }

    package var plan: HoursPlan {
        HoursPlan(.usual, changes: changes.map { HoursPlan.Change(from: $0.from, hours: $0.hours) })
    }

    package func year(_ year: Int) -> CalendarYear? { years.first { $0.year == year } }

    init(shipped: HolidayTable, in tx: Transaction) throws {
        version = try CalendarLog.revision(in: tx)
        changes = try HoursChange.all(in: tx)
        let own: [CalendarYear] = try CalendarYear.all(in: tx)
        let known: Set<Int> = Set(own.map(\.year))
        let brought: [CalendarYear] = shipped.years.subtracting(known).compactMap { shipped[year: $0] }.map {
            CalendarYear(shipped: $0)
        }
        years = (own + brought).sorted { $0.year < $1.year }
    }
}
