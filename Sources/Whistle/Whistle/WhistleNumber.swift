import Cases
import Kernel

/// The number of a whistle that people read out: a W, then day, count and check digit as cases have them.
package struct WhistleNumber: Sendable, Hashable, Comparable {
    /// The part after the letter.
    package let digits: CaseNumber

    package init(day: Day, sequence: Int) { digits = CaseNumber(day: day, sequence: sequence) }

    init(stored number: Int64) { digits = CaseNumber(stored: number) }

    /// As a person types it, with or without the letter.
    package init(reading text: String) throws(WhistleRefusal) {
        let trimmed: String = text.trimmed
        let hasLetter: Bool = trimmed.first.map { "WwＷｗ".contains($0) } ?? false
        do { digits = try CaseNumber(reading: hasLetter ? trimmed.dropFirst() : trimmed[...]) } catch {
            throw .numberMistyped
        }
    }

    package var grouped: String { "W" + digits.grouped }

    package static func < (a: Self, b: Self) -> Bool { a.digits < b.digits }
}

extension WhistleNumber: CustomStringConvertible, Codable {
    package var description: String { "W\(digits)" }

    package init(from decoder: any Decoder) throws { digits = try CaseNumber(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try digits.encode(to: encoder) }
}
