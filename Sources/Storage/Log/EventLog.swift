import Crypto
import Foundation
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
        var hash: [UInt8] = try lastHash(of: stream, at: version, in: tx)
        for (offset, event) in events.enumerated() {
            let entry = Entry(stream: stream, version: version + offset + 1, event: event, author: author, at: now)
            hash = entry.hash(after: hash)
            try insert(entry, hash: hash, in: tx)
        }
        return version + events.count
    }
}

/// An event on its way into the log, or out of it to be checked.
struct Entry {
    let stream: EventStream
    let version: Int
    let event: NewEvent
    let author: Author
    let at: Instant

    /// Fields are joined by a separator that none of them can hold, each in a fixed form, so that equal bytes mean equal entries.
    func hash(after previous: [UInt8]) -> [UInt8] {
        var sha = SHA256()
        sha.update(data: previous)
        sha.update(data: stream.id.bytes)
        let parts: [String] = [
            stream.kind, String(version), event.kind, String(at.milliseconds), author.kind.rawValue,
            author.person?.description ?? "", author.agency?.description ?? "", event.because ?? "", event.body,
        ]
        sha.update(data: Array(parts.joined(separator: "\u{0}").utf8))
        return Array(sha.finalize())
    }
}

extension EventRecord {
    var entry: Entry {
        Entry(
            stream: stream, version: version, event: NewEvent(kind: kind, body: body, because: because), author: author,
            at: at)
    }
}
