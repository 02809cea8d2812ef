import Kernel
import Testing

@Suite struct DayTests {
    @Test(arguments: [("2024-02-29", 4), ("2026-11-23", 1), ("1970-01-01", 4), ("2000-03-01", 3)])
    func `a day knows its weekday and prints as it was read`(text: String, weekday: Int) throws {
        let day = try #require(Day(text))
        #expect(day.weekday == weekday)
        #expect(day.description == text)
    }

    @Test(arguments: ["2023-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "x", ""])
    func `there is no such day`(text: String) {
        #expect(Day(text) == nil)
    }
}
