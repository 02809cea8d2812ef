import Calendar
import Kernel

/// Deadline computations on one thread, in the working time of the published years.
struct Deadlines {
    private let city: WorkingTime
    private static let count = 2_000_000
    private static let goal = "≥ 1 000 000/s"

    init() throws { city = WorkingTime(holidays: try .bundled()) }

    func lines() throws -> [Line] {
        let pauses: [Pauses] = (0..<1_000).map { Self.pauses(from: Self.start($0)) }
        return [
            line("working days") { start, number in city.deadline(.workingDays(1 + number % 15), from: start) },
            line("working hours") { start, number in city.deadline(.workingHours(1 + number % 40), from: start) },
            line("working hours with two pauses") { start, number in
                city.deadline(.workingHours(1 + number % 40), from: start, pausing: pauses[number % 1_000])
            },
        ]
    }

    private func line(_ what: String, _ deadline: (Instant, Int) -> Deadline?) -> Line {
        var sum: Int64 = 0
        let began = ContinuousClock.now
        for number in 0..<Self.count {
            sum &+= deadline(Self.start(number % 1_000), number)?.at.milliseconds ?? 0
        }
        let rate: Double = Double(Self.count) / began.duration(to: .now).seconds
        return Line(
            what: "deadline computations, \(what)", measured: "\(rounded(rate, 0))/s", goal: Self.goal,
            isMet: rate >= 1_000_000 && sum != 0, note: "one thread")
    }

    /// Spread over some sixteen years.
    private static func start(_ number: Int) -> Instant {
        Instant(milliseconds: 1_262_304_000_000) + .minutes(number * 7_919 + number % 61)
    }

    private static func pauses(from start: Instant) -> Pauses {
        Pauses([
            Pause(from: start + .hours(3), to: start + .hours(30)),
            Pause(from: start + .hours(50), to: start + .hours(51)),
        ])
    }
}
