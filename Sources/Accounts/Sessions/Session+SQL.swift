import Kernel
import Storage

extension Session.Holder: Storable {}

extension Session {
    init(row: Row) throws {
        self.init(
            key: try row("key"), holder: try row("holder"), person: try row("person"),
            startedAt: try row("started_at"), seenAt: try row("seen_at"))
    }

    static func find(_ key: [UInt8], in tx: Transaction) throws -> Session? {
        try tx.first(
            "SELECT key, holder, person, started_at, seen_at FROM session WHERE key = \(key)", Session.init(row:))
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO session (key, holder, person, started_at, seen_at)
            VALUES (\(key), \(holder), \(person), \(startedAt), \(seenAt))
            """)
    }

    static func saw(_ key: [UInt8], at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE session SET seen_at = \(now) WHERE key = \(key)")
    }

    static func delete(_ key: [UInt8], in tx: Transaction) throws {
        try tx.run("DELETE FROM session WHERE key = \(key)")
    }

    /// Ends all of a person's sessions but one.
    static func deleteAll(of person: Identifier<Visitor>, but key: [UInt8]? = nil, in tx: Transaction) throws {
        try tx.run("DELETE FROM session WHERE person = \(person) AND key <> \(key ?? [])")
    }

    static func purge(_ holder: Holder, startedBefore: Instant, seenBefore: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM session
            WHERE holder = \(holder) AND (started_at < \(startedBefore) OR seen_at < \(seenBefore))
            """)
    }
}
