import Calendar
import Foundation
import Kernel
import Testing

@Suite("The published years")
struct PublishedYearsTests {
    private struct File: Decodable {
        let holidays: [String: String]
        let work: [String: String]

        enum CodingKeys: String, CodingKey {
            case holidays
            case work = "makeup_workdays"
        }
    }

    private static let file: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("../shared/data/calendar/cn_holidays_2004_2026.json").standardizedFileURL

    private static func published() throws -> File? {
        guard FileManager.default.fileExists(atPath: file.path) else {
            print("skipped: no published tables at \(file.path)")
            return nil
        }
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    }

    @Test("every day of 2004–2026 is worked or free as published")
    func everyDay() throws {
        guard let published = try Self.published() else { return }
        let city = WorkingTime(holidays: try .bundled())
        let first: Day = try #require(Day(year: 2004, month: 1, day: 1))
        let last: Day = try #require(Day(year: 2026, month: 12, day: 31))
        var days = 0
        for number in first.number...last.number {
            let day = Day(number: number)
            let text: String = day.description
            let isWeekday: Bool = day.weekday <= 5 && published.holidays[text] == nil
            let isWorked: Bool = isWeekday || published.work[text] != nil
            #expect(city.isWorkingDay(day) == isWorked, "\(text)")
            #expect(city.isWorking(at: city.zone.instant(day, .hours(10))) == isWorked, "\(text)")
            days += 1
        }
        #expect(days == 8_401)
    }

    @Test("each published year passes as an import: only weekends are made up for")
    func importable() throws {
        let known: HolidayTable = try .bundled()
        for year in known.years {
            let table = try #require(known[year: year])
            let reading = YearReading(csv: Array(CalendarYear(shipped: table).csv.utf8))
            #expect(reading.judged(as: year, beside: known) == [], "\(year)")
        }
    }
}
