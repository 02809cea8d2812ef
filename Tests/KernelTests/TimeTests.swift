import Kernel
import Testing

@Suite("Instants and zones")
struct TimeTests {
    @Test(
        "a date-time is read with its zone and fraction",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-23T09:05:00+08:00", 1_795_395_900_000),
            ("2026-11-23T01:05:00Z", 1_795_395_900_000), ("2026-11-22T19:35:00-05:30", 1_795_395_900_000),
            ("2026-11-23T01:05:00.5Z", 1_795_395_900_500), ("2026-11-23T01:05:00.123456789Z", 1_795_395_900_123),
            ("1969-12-31T23:59:59.999Z", -1),
        ] as [(String, Int64)])
    func read(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(
        "what is no date-time is nil",
        arguments: [
            "", "2026-11-23", "2026-11-23T09:05:00", "2026-11-23 09:05:00Z", "2026-11-23T9:05:00Z", "2026-11-23T09:05Z",
            "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z", "2026-11-23T09:05:60Z", "2026-02-30T09:05:00Z",
            "2026-11-23T09:05:00.Z",
            "2026-11-23T09:05:00z", "2026-11-23T09:05:00+8:00", "2026-11-23T09:05:00+0800", "2026-11-23T09:05:00+15:00",
            "2026-11-23T09:05:00+08:00 ", "2026-11-23T-9:05:00Z", "2026-11-23T09:05:00+-8:00", "２０２６-11-23T09:05:00Z",
        ])
    func refuse(_ text: String) { #expect(Instant(text) == nil) }

    @Test("every second of the past and future survives its text in the city's zone", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(_ seed: UInt64) {
        var random = Lehmer(seed: seed)
        for _ in 0..<500 {
            let instant = Instant(milliseconds: Int64.random(in: -2_000_000_000...8_000_000_000, using: &random) * 1000)
            #expect(Instant(Zone.shanghai.iso(instant)) == instant)
            let day: Day = Zone.shanghai.day(of: instant)
            #expect(Zone.shanghai.instant(day, Zone.shanghai.timeOfDay(instant)) == instant)
            #expect(Day(day.description) == day)
        }
    }

    @Test("a zone tells day, clock and text of an instant")
    func zone() throws {
        let instant = try #require(Instant("2026-11-22T16:30:45Z"))
        #expect(Zone.shanghai.day(of: instant) == Day(year: 2026, month: 11, day: 23))
        #expect(Zone.shanghai.clock(instant) == "00:30")
        #expect(Zone.shanghai.text(instant) == "2026-11-23 00:30")
        #expect(Zone.shanghai.iso(instant) == "2026-11-23T00:30:45+08:00")
        let newYork = try #require(Zone("America/New_York"))
        #expect(newYork.iso(instant) == "2026-11-22T11:30:45-05:00")
        #expect(Zone("Nowhere/Atall") == nil)
    }

    @Test(
        "days without such a date do not exist",
        arguments: [(2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (0, 1, 1), (2026, 1, 0)])
    func noDay(_ year: Int, _ month: Int, _ day: Int) { #expect(Day(year: year, month: month, day: day) == nil) }

    @Test("spans add up")
    func spans() {
        let start = Instant(milliseconds: 0)
        #expect(start + .days(1) - start == .hours(24))
        #expect(start + .minutes(90) == start + .seconds(5_400))
        #expect(start - .hours(1) < start)
    }
}

/// A small generator for repeatable draws.
struct Lehmer: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2 &+ 1 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
