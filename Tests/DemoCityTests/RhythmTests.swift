import DemoCity
import Kernel
import Testing

@Suite("The rhythm of demand")
struct RhythmTests {
    let rhythm: Rhythm
    let library: ThemeLibrary

    init() throws {
        rhythm = try Rhythm.load(from: demoFolder)
        library = try ThemeLibrary.load(from: demoFolder)
    }

    private func theme(_ key: String) throws -> Theme { try #require(library.theme(key)) }

    private func demand(_ key: String, year: Int, month: Int) throws -> Double {
        let first = try #require(Day(year: year, month: month, day: 1))
        let theme = try theme(key)
        return (0..<28).reduce(0.0) { $0 + rhythm.intensity(of: theme, on: first.adding(days: $1), before: today) }
    }

    @Test("heating is asked for in January and forgotten in July")
    func heating() throws {
        #expect(try demand("heating", year: 2026, month: 1) > 50 * demand("heating", year: 2026, month: 7))
    }

    @Test("a Monday brings more than a Sunday")
    func week() throws {
        let monday = try #require(Day(year: 2026, month: 11, day: 16))
        let theme = try theme("property")
        #expect(
            rhythm.intensity(of: theme, on: monday, before: today)
                > rhythm.intensity(of: theme, on: monday.adding(days: 6), before: today))
    }

    @Test("demand grows from year to year")
    func growth() throws {
        #expect(try demand("roads", year: 2026, month: 6) > demand("roads", year: 2025, month: 6))
    }

    @Test("noise at night, offices by day")
    func hours() throws {
        var random = SplitMix64(seed: 3)
        let late = (0..<2_000).count { _ in rhythm.timeOfDay(for: "night", &random) >= .hours(20) }
        let lateInOffices = (0..<2_000).count { _ in rhythm.timeOfDay(for: "office", &random) >= .hours(20) }
        #expect(late > 500)
        #expect(lateInOffices < 100)
    }

    @Test("every theme names a season and hours that exist")
    func known() {
        for theme in library.themes {
            #expect(rhythm.knows(theme), "\(theme.key)")
        }
    }
}
