import Kernel

/// A text written by a person at a whistle. Events carry its number alone; the words live apart, where they can be erased.
package struct WhistleText: Sendable, Hashable, Codable {
    /// Counts from 1 within the whistle; 1 is the title.
    package let number: Int
    /// Empty when the text comes out of the log.
    package let body: String

    init(number: Int, body: String) {
        self.number = number
        self.body = body
    }

    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int.self)
        body = ""
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}

/// Hands out the numbers of a whistle's next texts, and judges what people wrote.
struct WhistleWriter {
    private var next: Int
    private let limit: Int

    init(_ rules: WhistleRules, after texts: Int = 0) {
        next = texts + 1
        limit = rules.longestText
    }

    /// A text that must be there.
    mutating func must(_ field: String, _ text: String?, atLeast shortest: Int = 1) throws(WhistleRefusal)
        -> WhistleText
    {
        guard let written = try may(field, text) else { throw .text(field: field, .missing) }
        guard written.body.count >= shortest else { throw .text(field: field, .tooShort(least: shortest)) }
        return written
    }

    /// A text that may be left out; only white space is as good as nothing.
    mutating func may(_ field: String, _ text: String?) throws(WhistleRefusal) -> WhistleText? {
        let trimmed: String = (text ?? "").trimmed
        guard !trimmed.isEmpty else { return nil }
        guard trimmed.count <= limit else { throw .text(field: field, .tooLong(most: limit)) }
        guard !trimmed.unicodeScalars.contains("\u{0}") else { throw .text(field: field, .unreadable) }
        defer { next += 1 }
        return WhistleText(number: next, body: trimmed)
    }
}

extension String {
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
