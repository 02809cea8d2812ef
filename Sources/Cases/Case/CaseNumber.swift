import Kernel

/// The number people read out: the day as YYMMDD, the day's count in at least five digits, a check digit.
package struct CaseNumber: Hashable, Sendable, Comparable {
    /// All digits as one number.
    package let digits: Int64

    package init(day: Day, sequence: Int) {
        let date: Int64 = Int64(day.year % 100) * 10_000 + Int64(day.month) * 100 + Int64(day.day)
        var scale: Int64 = 100_000
        while Int64(sequence) >= scale { scale *= 10 }
        let head: Int64 = date * scale + Int64(sequence)
        digits = head * 10 + Int64(Self.damm(Self.padded(head, toAtLeast: 11)))
    }

    /// As stored: trusted, because only `init(day:sequence:)` made it.
    package init(stored digits: Int64) { self.digits = digits }

    /// As a person types or pastes it: spaces and dashes are nothing, full-width digits are digits.
    package init(reading text: some StringProtocol) throws(CaseRefusal) {
        var digits: [UInt8] = []
        for character in text where !character.isWhitespace && character != "-" {
            guard let value = character.wholeNumberValue, (0...9).contains(value) else { throw .numberMistyped }
            digits.append(UInt8(value))
        }
        guard (12...16).contains(digits.count), Self.damm(digits) == 0 else { throw .numberMistyped }
        guard Self.hasDate(digits) else { throw .numberMistyped }
        self.digits = digits.reduce(0) { $0 * 10 + Int64($1) }
    }

    /// `261123-00042-7`, in groups to be read out.
    package var grouped: String {
        let text: String = description
        return "\(text.prefix(6))-\(text.dropFirst(6).dropLast())-\(text.suffix(1))"
    }

    package static func < (a: Self, b: Self) -> Bool { a.digits < b.digits }

    private static func hasDate(_ digits: [UInt8]) -> Bool {
        let parts: [Int] = stride(from: 0, to: 6, by: 2).map { Int(digits[$0]) * 10 + Int(digits[$0 + 1]) }
        return Day(year: 2000 + parts[0], month: parts[1], day: parts[2]) != nil
    }

    private static func padded(_ number: Int64, toAtLeast count: Int) -> [UInt8] {
        let digits: [UInt8] = String(number).utf8.map { $0 - 48 }
        return Array(repeating: 0, count: max(0, count - digits.count)) + digits
    }
}

extension CaseNumber: CustomStringConvertible, Codable {
    package var description: String { Self.padded(digits, toAtLeast: 12).map { String($0) }.joined() }

    package init(from decoder: any Decoder) throws { digits = try decoder.singleValueContainer().decode(Int64.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}

extension CaseNumber {
    /// H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): finds every single wrong digit and every swap of neighbours.
    /// The check digit of a number; 0 for a number that ends with its own.
    private static func damm(_ digits: [UInt8]) -> UInt8 {
        digits.reduce(0) { table[Int($0)][Int($1)] }
    }

    private static let table: [[UInt8]] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]
}
