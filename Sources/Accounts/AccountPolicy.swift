import Kernel

/// The city's rules on accounts: data, versioned, with these defaults.
package struct AccountPolicy: Sendable, Equatable, Codable {
    package var password = PasswordRules()
    package var lockOut = LockOutRules()
    package var staffSession = SessionRules(idle: .minutes(30), absolute: .hours(12))
    package var residentSession = SessionRules(idle: .days(7), absolute: .days(30))
    package var phoneCode = PhoneCodeRules()
    package var scrypt = ScryptCost.standard

    package init() {}
}

package struct PasswordRules: Sendable, Equatable, Codable {
    package var minimumLength = 10
    /// How many of: small letters, capitals, digits, everything else.
    package var classes = 3
    /// How many earlier passwords may not come back.
    package var history = 5
    package var maximumAge: Span? = .days(180)

    package init() {}
}

package struct LockOutRules: Sendable, Equatable, Codable {
    package var failures = 5
    package var length: Span = .minutes(15)
    /// Failed sign-ins from one address, whatever the name.
    package var perAddress = Limit(100, in: .minutes(15))

    package init() {}
}

package struct SessionRules: Sendable, Equatable, Codable {
    /// Ends after this long without a request.
    package var idle: Span
    /// Ends this long after the sign-in in any case.
    package var absolute: Span

    package init(idle: Span, absolute: Span) {
        self.idle = idle
        self.absolute = absolute
    }
}

package struct PhoneCodeRules: Sendable, Equatable, Codable {
    package var lifetime: Span = .minutes(5)
    package var tries = 5
    package var perPhone = [Limit(1, in: .minutes(1)), Limit(5, in: .hours(1)), Limit(10, in: .days(1))]
    package var perAddress = [Limit(20, in: .hours(1))]

    package init() {}
}

/// At most so many in any stretch of this length.
package struct Limit: Sendable, Equatable, Codable {
    package var count: Int
    package var span: Span

    package init(_ count: Int, in span: Span) {
        self.count = count
        self.span = span
    }

    /// Whether one more is allowed now, after those at `times`.
    package func allowsMore(after times: [Instant], at now: Instant) -> Bool {
        times.count { now - $0 < span } < count
    }
}
