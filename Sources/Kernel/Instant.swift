/// A moment, in UTC milliseconds since 1970.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

    package static func + (instant: Self, span: Span) -> Self {
        Self(milliseconds: instant.milliseconds + span.milliseconds)
    }
    package static func - (instant: Self, span: Span) -> Self {
        Self(milliseconds: instant.milliseconds - span.milliseconds)
    }
    package static func - (a: Self, b: Self) -> Span { Span(milliseconds: a.milliseconds - b.milliseconds) }
}

/// A length of wall time.
package struct Span: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func seconds(_ count: Int) -> Self { Self(milliseconds: Int64(count) * 1_000) }
    package static func minutes(_ count: Int) -> Self { seconds(count * 60) }
    package static func hours(_ count: Int) -> Self { minutes(count * 60) }
    package static func days(_ count: Int) -> Self { hours(count * 24) }

    package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}
