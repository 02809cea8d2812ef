import Kernel

/// A time during which a clock stands still; without an end, it still does.
package struct Pause: Sendable, Hashable, Codable {
    package let from: Instant
    package let to: Instant?

    package init(from: Instant, to: Instant?) {
        self.from = from
        self.to = to
    }
}

/// The times that do not count, in order and apart from each other.
package struct Pauses: Sendable, Hashable {
    package private(set) var list: [Pause] = []

    package static let none = Pauses([])

    /// Pauses may overlap; those that end before they begin are none.
    package init(_ pauses: [Pause]) {
        for pause in pauses.sorted(by: { $0.from < $1.from }) where pause.to.map({ pause.from < $0 }) ?? true {
            guard let last = list.last, last.to.map({ pause.from <= $0 }) ?? true else {
                list.append(pause)
                continue
            }
            list[list.count - 1] = Pause(from: last.from, to: Self.later(last.to, pause.to))
        }
    }

    private static func later(_ a: Instant?, _ b: Instant?) -> Instant? {
        guard let a, let b else { return nil }
        return max(a, b)
    }
}
