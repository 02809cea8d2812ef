import Kernel

/// A line of events with versions of its own: one case, one account, the territory.
package struct EventStream: Sendable, Hashable {
    package let kind: String
    package let id: Identifier<EventStream>

    package init(_ kind: String, _ id: Identifier<some Any>) {
        self.kind = kind
        self.id = id.cast()
    }
}

/// Something that happened, before it is in the log. `body` is JSON without personal data.
package struct NewEvent: Sendable, Hashable {
    package let kind: String
    package let body: String
    /// Why, where the act asks for a reason: a word of a list or the id of a text, never free text.
    package let because: String?

    package init(kind: String, body: String, because: String? = nil) {
        self.kind = kind
        self.body = body
        self.because = because
    }
}

/// An event as the log holds it.
package struct EventRecord: Sendable, Hashable {
    /// The place in the whole log. Grows, but may have gaps.
    package let position: Int64
    package let stream: EventStream
    package let version: Int
    package let kind: String
    package let at: Instant
    package let author: Author
    package let because: String?
    package let body: String
    /// SHA-256 over the event and the hash of its predecessor in the stream.
    package let hash: [UInt8]
}
