import Kernel
import Storage
import Synchronization

/// Erases sessions, codes and counts whose time is over: about once an hour, with the sign-in that comes then.
package final class AccountSweep: Sendable {
    private static let period: Span = .hours(1)

    private let last = Mutex<Instant?>(nil)

    package init() {}

    func runIfDue(_ policy: AccountPolicy, at now: Instant, in tx: Transaction) throws {
        let isDue: Bool = last.withLock { last in
            if let last, now - last < Self.period { return false }
            last = now
            return true
        }
        if isDue { try Self.run(policy, at: now, in: tx) }
    }

    static func run(_ policy: AccountPolicy, at now: Instant, in tx: Transaction) throws {
        for holder in [Session.Holder.staff, .resident] {
            let rules: SessionRules = policy.sessionRules(for: holder)
            try Session.purge(holder, startedBefore: now - rules.absolute, seenBefore: now - rules.idle, in: tx)
        }
        try PhoneCode.purge(before: now - .days(2), in: tx)
        try SignInFailure.purge(before: now - .days(2), in: tx)
    }
}
