import Kernel

/// The truth: events, appended and never changed.
package enum EventLog {
    /// Appends to a stream that stands at `version`; a stream that has moved on is a `StorageFault.conflict`.
    /// Tells the stream's new version.
    @discardableResult
    package static func append(
        _ events: [NewEvent], to stream: EventStream, after version: Int, by author: Author, at now: Instant,
        in tx: Transaction
    ) throws -> Int {
        guard !events.isEmpty else { return version }
        try announce(in: tx)
        var hash: [UInt8] = try lastHash(of: stream, at: version, in: tx)
        for (offset, event) in events.enumerated() {
            let entry = EventEntry(stream: stream, version: version + offset + 1, event: event, author: author, at: now)
            hash = entry.hash(after: hash)
            try insert(entry, hash: hash, in: tx)
        }
        tx.connection.news.insert(.events)
        return version + events.count
    }
}
