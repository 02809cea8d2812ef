import Agencies
import Kernel

/// A member of staff who may sign in.
package struct Account: Sendable, Hashable {
    package typealias ID = Identifier<Visitor>

    package enum State: String, Sendable, Hashable, Codable, CaseIterable { case active, suspended, closed }

    package let id: ID
    /// The name to sign in with: small letters, digits, `.`, `-`, `_`.
    package let login: String
    package var name: String
    package var agency: Agency.ID
    package var state: State
    package var password: PasswordHash
    package var passwordSetAt: Instant
    /// An initial password must be changed before anything else.
    package var mustChangePassword: Bool
    package var failures: Int
    package var lockedUntil: Instant?
    package let createdAt: Instant
    package var version: Int

    package func isLocked(at now: Instant) -> Bool { lockedUntil.map { now < $0 } ?? false }
}

/// What is asked for when an account is made.
package struct AccountDraft: Sendable {
    package var login: String
    package var name: String
    package var agency: Agency.ID

    package init(login: String, name: String, agency: Agency.ID) {
        self.login = login
        self.name = name
        self.agency = agency
    }
}
