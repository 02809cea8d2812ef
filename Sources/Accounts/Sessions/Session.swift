import Kernel

/// Somebody's stay after signing in; the server keeps it, the browser only a secret.
package struct Session: Sendable, Hashable {
    package enum Holder: String, Sendable, Hashable { case staff, resident }

    package let key: [UInt8]
    package let holder: Holder
    package let person: Identifier<Visitor>
    package let startedAt: Instant
    package let seenAt: Instant

    package init(key: [UInt8], holder: Holder, person: Identifier<Visitor>, startedAt: Instant, seenAt: Instant) {
        self.key = key
        self.holder = holder
        self.person = person
        self.startedAt = startedAt
        self.seenAt = seenAt
    }

    /// Being seen is noted this coarsely, so that reading pages costs no writes.
    package static let grain: Span = .minutes(1)

    package func isOver(at now: Instant, under rules: SessionRules) -> Bool {
        now - startedAt >= rules.absolute || now - seenAt >= rules.idle
    }

    package func isDueToBeSeen(at now: Instant) -> Bool { now - seenAt >= Self.grain }
}

extension AccountPolicy {
    package func sessionRules(for holder: Session.Holder) -> SessionRules {
        switch holder {
        case .staff: staffSession
        case .resident: residentSession
        }
    }
}

/// A session just begun, with the secret for the cookie.
package struct NewSession: Sendable {
    package let secret: Secret
    package let visitor: Identifier<Visitor>
    /// The cookie ends then at the latest.
    package let endsAt: Instant
    /// Nothing else may be done before the password is changed.
    package let mustChangePassword: Bool
}
