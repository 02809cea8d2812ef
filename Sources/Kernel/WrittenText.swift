/// A text written by a person. Events carry its number alone; the words live apart, where they can be erased.
package struct WrittenText: Sendable, Hashable, Codable {
    /// Counts from 1 within the thing it was written about.
    package let number: Int
    /// Empty when the text comes out of the log.
    package let body: String

    package init(number: Int, body: String) {
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

/// What is wrong with a text.
package enum TextFault: Sendable, Hashable {
    case missing, unreadable
    case tooShort(least: Int)
    case tooLong(most: Int)

    package func about(_ field: String) -> FieldFault {
        switch self {
        case .missing: FieldFault(field, "required")
        case .unreadable: FieldFault(field, "controlCharacters")
        case .tooShort(let least): FieldFault(field, "textTooShort", ["least": String(least)])
        case .tooLong(let most): FieldFault(field, "tooLong", ["max": String(most)])
        }
    }
}

/// A refusal that can say what is wrong with a text.
package protocol TextRefusing: Error {
    static func text(field: String, _ fault: TextFault) -> Self
}

/// Hands out the numbers of a thing's next texts, and judges what people wrote.
package struct TextWriter<Refusal: TextRefusing> {
    private var next: Int
    private let limit: Int

    /// `texts`: how many there are already.
    package init(after texts: Int = 0, longest limit: Int) {
        next = texts + 1
        self.limit = limit
    }

    /// A text that must be there.
    package mutating func must(
        _ field: String, _ text: String?, atLeast shortest: Int = 1
    ) throws(Refusal) -> WrittenText {
        guard let written = try may(field, text) else { throw .text(field: field, .missing) }
        guard written.body.count >= shortest else { throw .text(field: field, .tooShort(least: shortest)) }
        return written
    }

    /// A text that may be left out; only white space is as good as nothing.
    package mutating func may(_ field: String, _ text: String?) throws(Refusal) -> WrittenText? {
        let trimmed: String = (text ?? "").trimmed
        guard !trimmed.isEmpty else { return nil }
        guard trimmed.count <= limit else { throw .text(field: field, .tooLong(most: limit)) }
        guard !trimmed.unicodeScalars.contains("\u{0}") else { throw .text(field: field, .unreadable) }
        defer { next += 1 }
        return WrittenText(number: next, body: trimmed)
    }
}

extension String {
    /// Without the white space around it.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
