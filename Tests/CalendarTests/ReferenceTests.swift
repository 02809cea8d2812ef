import Calendar
import Kernel
import Testing

@Suite("Working time against stepping minute by minute")
struct ReferenceTests {
    /// Shanghai; New York in the weeks in which clocks go forward and back; Beirut, whose clocks skip midnight.
    static let places: [(zone: Zone, first: Day)] = [
        (.shanghai, Day(year: 2_026, month: 9, day: 20)),
        (Zone("America/New_York") ?? .shanghai, Day(year: 2_026, month: 2, day: 26)),
        (Zone("America/New_York") ?? .shanghai, Day(year: 2_026, month: 10, day: 22)),
        (Zone("Asia/Beirut") ?? .shanghai, Day(year: 2_026, month: 3, day: 18)),
    ].compactMap { place in place.1.map { (place.0, $0) } }

    private static let cities: [RandomCity] = places.flatMap { place in
        (1...12).map { RandomCity(seed: $0, zone: place.zone, first: place.first) }
    }

    private func eachCity(_ body: (inout RandomCity) throws -> Void) rethrows {
        for var city in Self.cities { try body(&city) }
    }

    @Test("the time worked between two moments")
    func worked() {
        eachCity { city in
            for _ in 0..<20 {
                let (a, b) = (city.instant(), city.instant())
                #expect(city.time.worked(from: a, to: b) == .minutes(city.slow.worked(from: a, to: b)))
            }
        }
    }

    @Test("adding working time, and taking it away")
    func adding() {
        eachCity { city in
            for _ in 0..<20 {
                let start: Instant = city.instant(before: 14)
                let minutes: Int = city.number(1...3_000)
                if let due = city.slow.adding(minutes, to: start) {
                    #expect(city.time.adding(.minutes(minutes), to: start) == due)
                }
                if let from = city.slow.subtracting(minutes, from: start) {
                    #expect(city.time.subtracting(.minutes(minutes), from: start) == from)
                }
            }
        }
    }

    @Test("the close of a working day, and the number of days that have begun")
    func days() {
        eachCity { city in
            let start: Instant = city.instant(before: 8)
            for (index, close) in city.slow.closes(after: start).prefix(12).enumerated() {
                #expect(city.time.close(ofWorkingDay: index + 1, after: start) == close)
                #expect(city.time.workingDays(from: start, to: close - .minutes(1)) == index + 1)
            }
        }
    }

    @Test("a limit in working hours with pauses")
    func pausedHours() {
        eachCity { city in
            for _ in 0..<15 {
                let (start, pauses, hours) = (city.instant(before: 8), city.pauses(), city.number(1...30))
                guard let due = city.slow.adding(hours * 60, to: start, pauses.hold) else { continue }
                #expect(city.time.deadline(.workingHours(hours), from: start, pausing: pauses)?.at == due)
                let ran: Int = city.slow.worked(from: start, to: due, pauses.hold)
                #expect(city.time.worked(from: start, to: due, pausing: pauses) == .minutes(ran))
            }
        }
    }

    @Test("a limit in working days with pauses ends at the first close by which all of it has run")
    func pausedDays() throws {
        try eachCity { city in
            for _ in 0..<6 {
                let (start, pauses, count) = (city.instant(before: 8), city.pauses(), city.number(1...4))
                let first: Instant = try #require(city.slow.nextDay(after: start))
                let closes: [Instant] = city.slow.closes(after: start)
                guard closes.count > count else { continue }
                let whole: Int = city.slow.worked(from: first, to: closes[count - 1])
                let end: Instant = city.slow.begin + .minutes(RandomCity.days * 1_440)
                let due: Instant? = closes.first { close in
                    let given: Int = pauses.list.filter { $0.from < close }.reduce(0) { sum, pause in
                        sum + city.slow.worked(from: max(pause.from, first), to: min(pause.to ?? end, end))
                    }
                    return city.slow.worked(from: first, to: close) >= whole + given
                }
                guard let due else { continue }
                #expect(city.time.deadline(.workingDays(count), from: start, pausing: pauses)?.at == due)
            }
        }
    }

    @Test("a share of a limit lies where that share of it has run")
    func shares() {
        eachCity { city in
            let (start, pauses) = (city.instant(before: 8), city.pauses())
            for percent in [50, 80, 100, 200] {
                guard let due = city.slow.adding(10 * 60 * percent / 100, to: start, pauses.hold) else { continue }
                #expect(city.time.moment(percent, of: .workingHours(10), from: start, pausing: pauses) == due)
            }
        }
    }
}

extension Pauses {
    /// Whether the clock stands still in this minute.
    var hold: (Instant) -> Bool {
        { now in list.contains { $0.from <= now && $0.to.map { now < $0 } ?? true } }
    }
}
