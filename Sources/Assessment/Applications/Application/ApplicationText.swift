import Kernel

/// A text written by a person. Events carry its number alone; the words live apart, where they can be erased.
package struct ApplicationText: Sendable, Hashable, Codable {
    /// Counts from 1 within the application; 1 is its statement.
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

extension ApplicationText {
    /// A text that must be there, long enough to say something.
    static func must(
        _ field: String, _ text: String, after last: Int, _ rules: AssessmentRules
    ) throws(ApplicationRefusal) -> ApplicationText {
        guard let written = try may(field, text, after: last, rules) else { throw .text(field: field, .missing) }
        guard written.body.count >= rules.shortestReason else {
            throw .text(field: field, .tooShort(least: rules.shortestReason))
        }
        return written
    }

    /// A text that may be left out; only white space is as good as nothing.
    static func may(
        _ field: String, _ text: String?, after last: Int, _ rules: AssessmentRules
    ) throws(ApplicationRefusal) -> ApplicationText? {
        let trimmed: String = (text ?? "").trimmingPrefix { $0.isWhitespace }.description
        guard let end = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        let body = String(trimmed[...end])
        guard body.count <= rules.longestText else { throw .text(field: field, .tooLong(most: rules.longestText)) }
        guard !body.unicodeScalars.contains("\u{0}") else { throw .text(field: field, .unreadable) }
        return ApplicationText(number: last + 1, body: body)
    }
}
