import Foundation

/// The injected clock: one reading per act, passed down.
package struct WallClock: Sendable {
    private let read: @Sendable () -> Instant

    package init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    package var now: Instant { read() }

    package static let system = WallClock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    package static func fixed(at instant: Instant) -> WallClock { WallClock { instant } }
}
