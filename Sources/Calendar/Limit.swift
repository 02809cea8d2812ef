import Kernel

/// How long something may take, in the measure the rule is written in.
package enum Limit: Sendable, Hashable {
    case wall(Span)
    case workingHours(Int)
    case workingDays(Int)
}

/// When something is due, and whether that was reckoned without the year's holiday table.
package struct Deadline: Sendable, Hashable {
    package let at: Instant
    package let isProvisional: Bool

    package init(at: Instant, isProvisional: Bool) {
        self.at = at
        self.isProvisional = isProvisional
    }
}
