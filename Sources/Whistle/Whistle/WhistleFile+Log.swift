import Foundation
import Kernel
import Storage

/// One line of a whistle's history: what happened, when, by whom.
package struct WhistleChange: Sendable, Hashable {
    package let version: Int
    package let at: Instant
    package let author: Author
    package let event: WhistleEvent

    init(_ record: EventRecord) throws {
        version = record.version
        at = record.at
        author = record.author
        event = try JSONDecoder().decode(WhistleEvent.self, from: Data(record.body.utf8))
    }
}

package enum WhistleLogFault: Error {
    case noBeginning
}

extension WhistleEvent {
    /// The event as the log keeps it: a kind, and its facts as short JSON.
    package func entry() throws -> NewEvent {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        let body = String(decoding: try encoder.encode(self), as: UTF8.self)
        let because: String? = if case .declined(let fact) = self { fact.reason.rawValue } else { nil }
        return NewEvent(kind: kind.rawValue, body: body, because: because)
    }
}

extension WhistleFile {
    package static func stream(_ id: ID) -> EventStream { EventStream("whistle", id) }

    package static func history(of id: ID, in tx: Transaction) throws -> [WhistleChange] {
        try EventLog.read(stream(id), in: tx).map(WhistleChange.init)
    }

    package static func replay(_ id: ID, _ history: [WhistleChange]) throws -> WhistleFile {
        guard let file = replay(id, history.lazy.map { ($0.event, $0.at) }) else { throw WhistleLogFault.noBeginning }
        return file
    }

    package static func open(_ id: ID, in tx: Transaction) throws -> WhistleFile {
        try replay(id, history(of: id, in: tx))
    }

    /// Writes the events down, takes them in, and brings the tables up to it.
    mutating func record(_ events: [WhistleEvent], by author: Author, at now: Instant, in tx: Transaction) throws {
        guard !events.isEmpty else { return }
        let old: WhistleFile = self
        try EventLog.append(
            events.map { try $0.entry() }, to: Self.stream(id), after: version, by: author, at: now, in: tx)
        for event in events { apply(event, at: now) }
        try update(from: old, in: tx)
        try WrittenText.insert(events.flatMap(\.texts), of: id, in: tx)
    }

    /// The first record of a whistle: its rows are made.
    static func begin(_ events: [WhistleEvent], by author: Author, at now: Instant, in tx: Transaction) throws
        -> WhistleFile
    {
        let id: ID = .make(at: now)
        guard let file = replay(id, events.lazy.map { ($0, now) }) else { throw WhistleLogFault.noBeginning }
        try file.insert(in: tx)
        try EventLog.append(events.map { try $0.entry() }, to: stream(id), after: 0, by: author, at: now, in: tx)
        try WrittenText.insert(events.flatMap(\.texts), of: id, in: tx)
        return file
    }
}
