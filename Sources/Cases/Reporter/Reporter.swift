import Kernel

/// 诉求人: who speaks. Kept apart from the case, sealed, and shown masked.
package struct Reporter: Sendable, Hashable {
    package let name: String?
    package let phone: Phone?

    package init(name: String?, phone: Phone?) {
        let trimmed: String = (name ?? "").trimmed
        self.name = trimmed.isEmpty ? nil : trimmed
        self.phone = phone
    }
}

/// A telephone number as dialled: digits only, mobile or fixed line, without the country's +86.
package struct Phone: Sendable, Hashable {
    package let digits: String

    package init(_ text: String) throws(CaseRefusal) {
        var digits: String = ""
        for character in text where !character.isWhitespace && !"-()（）".contains(character) {
            if character == "+" && digits.isEmpty { continue }
            guard let value = character.wholeNumberValue, (0...9).contains(value) else { throw .phoneNotValid }
            digits += String(value)
        }
        if digits.count == 13, digits.hasPrefix("86") { digits = String(digits.dropFirst(2)) }
        let isMobile: Bool = digits.count == 11 && digits.hasPrefix("1")
        guard isMobile || (7...8).contains(digits.count) || (digits.hasPrefix("0") && (10...12).contains(digits.count))
        else { throw .phoneNotValid }
        self.digits = digits
    }
}

/// What most people see of a reporter.
package struct MaskedReporter: Sendable, Hashable {
    package let name: String?
    package let phone: String?

    package init(_ reporter: Reporter) {
        name = reporter.name.map(Self.mask(name:))
        phone = reporter.phone.map { Self.mask(phone: $0.digits) }
    }

    /// 张三丰 is 张**.
    static func mask(name: String) -> String { name.prefix(1) + "**" }

    /// 13812345678 is 138****5678; a short number keeps its last two digits.
    static func mask(phone: String) -> String {
        guard phone.count >= 10 else { return "****" + phone.suffix(2) }
        return phone.prefix(3) + "****" + phone.suffix(4)
    }
}
