import Kernel

/// The days on which a row holds, both ends included; an open end is nil.
package struct Validity: Sendable, Hashable {
    package let from: Day?
    package let to: Day?

    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    /// Never in force: replaced before its first day came.
    package var isEmpty: Bool {
        if let from, let to { to < from } else { false }
    }

    package func contains(_ day: Day) -> Bool {
        if let from, day < from { return false }
        if let to, to < day { return false }
        return true
    }

    package func overlaps(_ other: Validity) -> Bool {
        if isEmpty || other.isEmpty { return false }
        if let to, let from = other.from, to < from { return false }
        if let from, let to = other.to, to < from { return false }
        return true
    }

    /// Whether any of its days is still to come or is today.
    package func reaches(_ day: Day) -> Bool { overlaps(Validity(from: day)) }

    /// What is left of it before `day`, and from `day` on.
    package func split(at day: Day) -> (before: Validity, after: Validity) {
        let start: Day = from.map { max($0, day) } ?? day
        return (Validity(from: from, to: start.adding(days: -1)), Validity(from: start, to: to))
    }
}
