import Foundation
import Kernel

/// The statutory holidays and make-up workdays (调休) of some years; a year without a table has plain weekends.
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

    package private(set) var years: Set<Int> = []
    private var off: Set<Day> = []
    private var work: Set<Day> = []

    package init(_ years: [Year] = []) {
        for year in years { add(year) }
    }

    /// Puts a year in, in place of what was known of it.
    package mutating func add(_ table: Year) {
        off = off.filter { $0.year != table.year }.union(table.off)
        work = work.filter { $0.year != table.year }.union(table.work)
        years.insert(table.year)
    }

    package func isWorkingDay(_ day: Day) -> Bool {
        day.weekday <= 5 ? !off.contains(day) : work.contains(day)
    }

    /// Worked on a weekend, in exchange for a day off elsewhere.
    package func isMakeUp(_ day: Day) -> Bool { work.contains(day) }

    /// Computed from weekends only: no table of that year has been published or imported.
    package func isProvisional(_ day: Day) -> Bool { !years.contains(day.year) }
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
