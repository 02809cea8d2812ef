/// A calendar day of the city, without a time: days since 1970-01-01 in the proleptic Gregorian calendar.
package struct Day: Hashable, Comparable, Sendable {
    package let number: Int

    package init(number: Int) { self.number = number }

    /// Nil when there is no such day (30 February).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        let number: Int = Self.number(year, month, day)
        self.init(number: number)
        guard self.month == month, self.day == day else { return nil }
    }

    /// From ISO 8601, `2026-11-23`: ten characters, digits and hyphens in their places.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard let year = digits(bytes[..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8...]) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
    package func adding(days: Int) -> Self { Self(number: number + days) }

    // Days from civil and back: H. Hinnant, "chrono-compatible low-level date algorithms".
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y: Int = month <= 2 ? year - 1 : year
        let era: Int = (y >= 0 ? y : y - 399) / 400
        let yearOfEra: Int = y - era * 400
        let shifted: Int = month + (month > 2 ? -3 : 9)
        let dayOfYear: Int = (153 * shifted + 2) / 5 + day - 1
        let dayOfEra: Int = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let z: Int = number + 719_468
        let era: Int = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra: Int = z - era * 146_097
        let yearOfEra: Int = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear: Int = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted: Int = (5 * dayOfYear + 2) / 153
        let day: Int = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month: Int = shifted < 10 ? shifted + 3 : shifted - 9
        let year: Int = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }
}

extension Day: CustomStringConvertible, Codable {
    package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

package func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// Digits only: no sign, no blank, not empty.
func digits(_ text: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= 9 else { return nil }
    var value = 0
    for digit in text {
        guard (48...57).contains(digit) else { return nil }
        value = value * 10 + Int(digit - 48)
    }
    return value
}
