import Foundation
import Kernel

/// The statutory holidays and make-up workdays (调休) of some years; a year without a table has plain weekends.
///
/// The table of a year may also speak of the last week of December before it: New Year's holiday reaches back over it.
package struct HolidayTable: Sendable, Equatable {
    /// One year as published: days off (weekends inside a holiday included) and weekend days worked instead.
    package struct Year: Sendable, Equatable, Codable {
        package let year: Int
        package let off: [Day]
        package let work: [Day]

        package init(year: Int, off: [Day], work: [Day]) {
            self.year = year
            self.off = off
            self.work = work
        }
    }

    private var tables: [Int: Year] = [:]
    private var off: Set<Day> = []
    private var work: Set<Day> = []

    package init(_ years: [Year] = []) {
        for year in years { tables[year.year] = year }
        gather()
    }

    /// Puts a year in, in place of what was known of it.
    package mutating func add(_ table: Year) {
        tables[table.year] = table
        gather()
    }

    package var years: Set<Int> { Set(tables.keys) }
    package subscript(year year: Int) -> Year? { tables[year] }

    package func isOff(_ day: Day) -> Bool { off.contains(day) }

    /// Worked on a weekend, in exchange for a day off elsewhere.
    package func isMakeUp(_ day: Day) -> Bool { work.contains(day) }

    /// Computed from weekends only, or a day on which a table that is still to come may have its say.
    package func isProvisional(_ day: Day) -> Bool {
        tables[day.year] == nil || (day.isInLastWeekOfYear && tables[day.year + 1] == nil)
    }

    func stretches(on day: Day, _ hours: WeeklyHours) -> [WeeklyHours.Stretch] {
        if work.contains(day) { return hours.stretchesOnMakeUpDays }
        return off.contains(day) ? [] : hours.stretches(onWeekday: day.weekday)
    }

    /// The later table is the later word.
    private mutating func gather() {
        off = []
        work = []
        for (_, table) in tables.sorted(by: { $0.key < $1.key }) {
            off.subtract(table.work)
            work.subtract(table.off)
            off.formUnion(table.off)
            work.formUnion(table.work)
        }
    }
}

extension Day {
    /// 25–31 December.
    var isInLastWeekOfYear: Bool { month == 12 && day >= 25 }
}

extension HolidayTable {
    private struct File: Decodable { let years: [Year] }

    /// A file of years: `{"years": [{"year": 2026, "off": ["2026-01-01", …], "work": [ … ]}, …]}`.
    package init(json: Data) throws {
        self.init(try JSONDecoder().decode(File.self, from: json).years)
    }

    /// The years this release knows.
    package static func bundled() throws -> HolidayTable {
        let folder: URL = Bundle.module.bundleURL.appendingPathComponent("Holidays")
        return try HolidayTable(json: Data(contentsOf: folder.appendingPathComponent("china.json")))
    }
}
