import Kernel

/// A mobile number of the mainland, as 11 digits.
package struct PhoneNumber: Sendable, Hashable {
    package let digits: String

    /// Accepts blanks, hyphens and a leading +86.
    package init(_ text: String) throws(InvalidInput) {
        var digits: String = text.filter { !$0.isWhitespace && $0 != "-" }
        for prefix in ["+86", "0086"] where digits.hasPrefix(prefix) { digits = String(digits.dropFirst(prefix.count)) }
        let isMobile: Bool =
            digits.utf8.count == 11 && digits.hasPrefix("1") && digits.utf8.allSatisfy { (48...57).contains($0) }
            && !["0", "1", "2"].contains(digits.dropFirst().prefix(1))
        guard isMobile else { throw InvalidInput("phone", "phoneNumber") }
        self.digits = digits
    }

    /// 138****5678
    package var masked: String { digits.prefix(3) + "****" + digits.suffix(4) }
}
