import Kernel

/// A token with which a program acts as an account, without a browser.
package struct BearerToken: Sendable, Hashable {
    package typealias ID = Identifier<BearerToken>

    package let id: ID
    package let key: [UInt8]
    package let account: Account.ID
    /// What it is for, in its owner's words.
    package let label: String
    package let createdAt: Instant
    package let endsAt: Instant?
    package var revokedAt: Instant?
    /// Noted coarsely.
    package var usedAt: Instant?

    package func isValid(at now: Instant) -> Bool {
        revokedAt == nil && endsAt.map { now < $0 } ?? true
    }
}
