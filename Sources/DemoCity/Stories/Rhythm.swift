import Kernel

/// How demand swings over the year, the week and the day, and grows over the years.
package struct Rhythm: Sendable, Codable, Equatable {
    /// Monday first.
    let weekdays: [Double]
    let yearlyGrowth: Double
    /// Twelve months by the name of a season.
    let seasons: [String: [Double]]
    /// Twenty-four hours by the name of a shape.
    let hours: [String: [Double]]

    package static func load(from folder: DemoFolder) throws -> Rhythm {
        let rhythm: Rhythm = try folder.json("rhythm.json")
        guard rhythm.isWhole else { throw DemoFault.unreadable(file: "rhythm.json", detail: "wrong lengths") }
        return rhythm
    }

    private var isWhole: Bool {
        weekdays.count == 7 && seasons.values.allSatisfy { $0.count == 12 }
            && hours.values.allSatisfy { $0.count == 24 }
    }

    package func knows(_ theme: Theme) -> Bool { seasons[theme.season] != nil && hours[theme.hours] != nil }

    /// The expected share of a theme on a day, relative to an average day of the last year.
    package func intensity(of theme: Theme, on day: Day, before end: Day) -> Double {
        let years: Double = Double(end.number - day.number) / 365
        let growth: Double = 1 - (1 - 1 / yearlyGrowth) * years
        let week: Double = weekdays[day.weekday - 1] * (day.weekday >= 6 ? theme.weekend : 1)
        return max(0.1, growth) * week * season(theme.season, on: day)
    }

    /// Months are read at their middle and joined by straight lines, so that no month begins with a step.
    private func season(_ name: String, on day: Day) -> Double {
        guard let months = seasons[name] else { return 1 }
        let position: Double = Double(day.month - 1) + (Double(day.day) - 15.5) / 30.4
        let month: Int = Int((position + 12).rounded(.down)) % 12
        let share: Double = position + 12 - (position + 12).rounded(.down)
        return months[month] * (1 - share) + months[(month + 1) % 12] * share
    }

    /// A moment of the day, drawn after the theme's hours.
    package func timeOfDay(for shape: String, _ random: inout SplitMix64) -> Span {
        let weights: [Double] = hours[shape] ?? [Double](repeating: 1, count: 24)
        let hour: Int = Weighted(Array(0..<24), by: { weights[$0] })?.draw(&random) ?? 12
        return .seconds(hour * 3_600 + random.whole(0...3_599))
    }
}
