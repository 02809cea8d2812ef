import Foundation

/// The city's time zone: turns instants into its days and clock times and back.
package struct Zone: Sendable, Hashable {
    package let identifier: String
    private let zone: TimeZone

    package init?(_ identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    package static let shanghai = Zone(identifier: "Asia/Shanghai", zone: TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt)

    private init(identifier: String, zone: TimeZone) {
        self.identifier = identifier
        self.zone = zone
    }

    package func offset(at instant: Instant) -> Span {
        .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
    }

    package func day(of instant: Instant) -> Day {
        Day(number: Int((instant + offset(at: instant)).milliseconds.flooredDivision(by: 86_400_000)))
    }

    /// Milliseconds since the city's midnight.
    package func timeOfDay(_ instant: Instant) -> Span {
        let local: Int64 = (instant + offset(at: instant)).milliseconds
        return Span(milliseconds: local - local.flooredDivision(by: 86_400_000) * 86_400_000)
    }

    package func instant(_ day: Day, _ timeOfDay: Span = .seconds(0)) -> Instant {
        let local = Instant(milliseconds: Int64(day.number) * 86_400_000 + timeOfDay.milliseconds)
        let guess: Instant = local - offset(at: local)
        return local - offset(at: guess)
    }

    /// W3C date-time with the zone's offset: `2026-11-23T09:05:00+08:00`.
    package func iso(_ instant: Instant) -> String {
        let shift: Int64 = offset(at: instant).milliseconds / 60_000
        let sign: String = shift < 0 ? "-" : "+"
        let size: Int = Int(abs(shift))
        return
            "\(day(of: instant))T\(clock(instant)):\(padded(second(instant), 2))\(sign)\(padded(size / 60, 2)):\(padded(size % 60, 2))"
    }

    /// `2026-11-23 09:05`.
    package func text(_ instant: Instant) -> String { "\(day(of: instant)) \(clock(instant))" }

    /// `09:05`.
    package func clock(_ instant: Instant) -> String {
        let minutes: Int = Int(timeOfDay(instant).milliseconds / 60_000)
        return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }

    private func second(_ instant: Instant) -> Int { Int(timeOfDay(instant).milliseconds / 1000 % 60) }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient: Int64 = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
