import Kernel
import Storage

/// One line of a case's history: what happened, when, by whom.
package struct CaseChange: Sendable, Hashable {
    package let version: Int
    package let at: Instant
    package let author: Author
    package let event: CaseEvent

    init(_ record: EventRecord) throws {
        version = record.version
        at = record.at
        author = record.author
        event = try CaseEvent(record)
    }
}

extension Case {
    package static func history(of id: ID, in tx: Transaction) throws -> [CaseChange] {
        try EventLog.read(stream(id), in: tx).map(CaseChange.init)
    }

    package static func replay(_ id: ID, _ history: [CaseChange]) throws -> Case {
        guard let file = replay(id, history.lazy.map { ($0.event, $0.at) }) else { throw CaseLogFault.noBeginning }
        return file
    }

    package static func open(_ id: ID, in tx: Transaction) throws -> Case {
        try replay(id, history(of: id, in: tx))
    }

    /// Writes the events down, takes them in, and brings the tables up to it.
    mutating func record(_ events: [CaseEvent], by author: Author, _ at: CaseMoment) throws {
        guard !events.isEmpty else { return }
        let old: Case = self
        try EventLog.append(
            events.map { try $0.entry() }, to: Self.stream(id), after: version, by: author, at: at.now, in: at.tx)
        for event in events { apply(event, at: at.now) }
        try update(from: old, in: at.tx)
        try WrittenText.insert(events.flatMap(\.texts), of: id, in: at.tx)
        try saveShares(after: old, in: at.tx)
        try saveClocks(after: old, at)
        try CaseNotice.enqueue(for: events, of: self, at: at.now, in: at.tx)
    }

    /// The first record of a case: its rows are made.
    static func begin(_ id: ID, _ events: [CaseEvent], by author: Author, _ at: CaseMoment) throws -> Case {
        guard let file = replay(id, events.lazy.map { ($0, at.now) }) else { throw CaseLogFault.noBeginning }
        try file.insert(in: at.tx)
        try EventLog.append(
            events.map { try $0.entry() }, to: stream(id), after: 0, by: author, at: at.now, in: at.tx)
        try WrittenText.insert(events.flatMap(\.texts), of: id, in: at.tx)
        try file.saveClocks(after: nil, at)
        try CaseNotice.enqueue(for: events, of: file, at: at.now, in: at.tx)
        return file
    }
}
