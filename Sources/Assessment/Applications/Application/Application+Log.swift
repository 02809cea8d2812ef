import Cases
import Kernel
import Storage

/// One line of an application's history: what happened, when, by whom.
package struct ApplicationChange: Sendable, Hashable {
    package let version: Int
    package let at: Instant
    package let author: Author
    package let event: ApplicationEvent

    init(_ record: EventRecord) throws {
        version = record.version
        at = record.at
        author = record.author
        event = try ApplicationEvent(record)
    }
}

extension Application {
    package static func history(of id: ID, in tx: Transaction) throws -> [ApplicationChange] {
        try EventLog.read(stream(id), in: tx).map(ApplicationChange.init)
    }

    package static func replay(_ id: ID, _ history: [ApplicationChange]) throws -> Application {
        guard let file = replay(id, history.lazy.map { ($0.event, $0.at) }) else {
            throw ApplicationRefusal.noSuchApplication
        }
        return file
    }

    package static func open(_ id: ID, in tx: Transaction) throws -> Application {
        try replay(id, history(of: id, in: tx))
    }

    /// Writes the events down, takes them in, and brings the tables up to it.
    mutating func record(_ events: [ApplicationEvent], by author: Author, at now: Instant, in tx: Transaction) throws {
        guard !events.isEmpty else { return }
        let old: Application = self
        try EventLog.append(
            events.map { try $0.entry() }, to: Self.stream(id), after: version, by: author, at: now, in: tx)
        for event in events { apply(event, at: now) }
        try update(in: tx)
        try WrittenText.insert(events.compactMap(\.text), of: id, in: tx)
        try Exclusion.follow(self, from: old, at: now, in: tx)
        try ApplicationCount.follow(self, from: old, in: tx)
    }

    /// The first record of an application: its rows are made.
    static func begin(
        _ id: ID, _ events: [ApplicationEvent], by applicant: Applicant, in tx: Transaction
    ) throws -> Application {
        guard let file = replay(id, events.lazy.map { ($0, applicant.now) }) else {
            throw ApplicationLogFault.noBeginning
        }
        try file.insert(in: tx)
        let author = Author(kind: .staff, person: applicant.person, agency: applicant.agency.id)
        try EventLog.append(
            events.map { try $0.entry() }, to: stream(id), after: 0, by: author, at: applicant.now, in: tx)
        try WrittenText.insert(events.compactMap(\.text), of: id, in: tx)
        try ApplicationCount.begin(file, in: tx)
        return file
    }
}

extension Matter {
    /// The case as it stands.
    static func open(_ id: Case.ID, in tx: Transaction) throws -> Matter {
        let history: [CaseChange] = try Case.history(of: id, in: tx)
        return Matter(try Case.replay(id, history), history)
    }

    static func open(_ number: CaseNumber, in tx: Transaction) throws -> Matter {
        guard let id = try Case.id(of: number, in: tx) else { throw CaseRefusal.noSuchCase }
        return try open(id, in: tx)
    }
}
