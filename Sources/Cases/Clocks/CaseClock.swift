import Calendar
import Kernel

/// A limit and when it ends, as an event writes it down: later changes of the rules do not touch it.
package struct Term: Sendable, Hashable {
    package let limit: Limit
    package let due: Instant
    /// Reckoned without the holiday table of its year.
    package let isProvisional: Bool

    package init(_ limit: Limit, due: Instant, isProvisional: Bool = false) {
        self.limit = limit
        self.due = due
        self.isProvisional = isProvisional
    }
}

/// 时限: a running clock. A pause moves both of its ends.
package struct CaseClock: Sendable, Hashable {
    package let limit: Limit
    package let since: Instant
    package let due: Instant
    package let isProvisional: Bool
    /// What was granted on top, in the unit of the limit.
    package let extensions: [Int]

    package init(_ term: Term, since: Instant) {
        self.init(
            limit: term.limit, since: since, due: term.due, isProvisional: term.isProvisional, extensions: [])
    }

    init(limit: Limit, since: Instant, due: Instant, isProvisional: Bool, extensions: [Int]) {
        self.limit = limit
        self.since = since
        self.due = due
        self.isProvisional = isProvisional
        self.extensions = extensions
    }

    func moved(since: Instant, due: Instant, isProvisional: Bool) -> CaseClock {
        CaseClock(limit: limit, since: since, due: due, isProvisional: isProvisional, extensions: extensions)
    }

    func extended(by amount: Int, until term: Term) -> CaseClock {
        CaseClock(
            limit: limit, since: since, due: term.due, isProvisional: term.isProvisional,
            extensions: extensions + [amount])
    }
}

/// A clock that was moved: by a pause that ended, or by a holiday table that arrived.
package struct ClockShift: Sendable, Hashable {
    package let clock: ServiceClock
    /// The assignment; 0 is the case itself.
    package let of: Assignment.Number
    package let since: Instant
    package let due: Instant
    package let isProvisional: Bool
}
