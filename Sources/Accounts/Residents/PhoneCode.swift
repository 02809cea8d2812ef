import Kernel

/// A one-time code on its way to a phone; the number and the code are kept only as keyed hashes.
package struct PhoneCode: Sendable, Hashable {
    package typealias ID = Identifier<PhoneCode>

    package let id: ID
    package let phone: [UInt8]
    package let code: [UInt8]
    package let sentAt: Instant
    package let endsAt: Instant
    package var tries: Int
    package var isUsed: Bool

    /// Judges an entered code; each look counts, a code opens once.
    package mutating func accept(_ entered: [UInt8], at now: Instant, under rules: PhoneCodeRules) -> Bool {
        guard !isUsed, now < endsAt, tries < rules.tries else { return false }
        tries += 1
        isUsed = entered == code
        return isUsed
    }

    /// Six digits.
    static func draw(using random: inout some RandomNumberGenerator) -> String {
        padded(Int.random(in: 0...999_999, using: &random), 6)
    }
}

extension PhoneCodeRules {
    /// Refused when the phone or the address has had too many codes lately; `phone` and `address` are the times of earlier ones.
    package func mustAllow(phone: [Instant], address: [Instant], at now: Instant) throws(AccountRefusal) {
        for limit in perPhone where !limit.allowsMore(after: phone, at: now) { throw .codeTooOften(wait: limit.span) }
        for limit in perAddress where !limit.allowsMore(after: address, at: now) {
            throw .codeTooOften(wait: limit.span)
        }
    }
}
