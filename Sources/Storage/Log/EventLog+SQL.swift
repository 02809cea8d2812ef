import Kernel

extension EventLog {
    /// All events of a stream, in order.
    package static func read(
        _ stream: EventStream, after version: Int = 0, in tx: Transaction
    ) throws -> [EventRecord] {
        try tx.all(
            """
            SELECT position, stream_kind, stream, version, kind, at, author_kind, author, agency, because, body, hash
            FROM event WHERE stream = \(stream.id) AND version > \(version) ORDER BY version
            """, EventRecord.init(row:))
    }

    /// The next events of the whole log, up to a horizon.
    package static func next(
        after position: Int64, upTo horizon: Int64, limit: Int, in tx: Transaction
    ) throws -> [EventRecord] {
        try tx.all(
            """
            SELECT position, stream_kind, stream, version, kind, at, author_kind, author, agency, because, body, hash
            FROM event WHERE position > \(position) AND position <= \(horizon) ORDER BY position LIMIT \(limit)
            """, EventRecord.init(row:))
    }

    static func lastHash(of stream: EventStream, at version: Int, in tx: Transaction) throws -> [UInt8] {
        guard version > 0 else { return [] }
        let hash: [UInt8]? = try tx.value("SELECT hash FROM event WHERE stream = \(stream.id) AND version = \(version)")
        guard let hash else { throw StorageFault.conflict }
        return hash
    }

    static func insert(_ entry: EventEntry, hash: [UInt8], in tx: Transaction) throws {
        let added: Int = try tx.run(
            """
            INSERT INTO event (stream_kind, stream, version, kind, at, author_kind, author, agency, because, body, hash)
            VALUES (\(entry.stream.kind), \(entry.stream.id), \(entry.version), \(entry.event.kind), \(entry.at),
                \(entry.author.kind.rawValue), \(entry.author.person), \(entry.author.agency), \(entry.event.because),
                \(entry.event.body), \(hash))
            ON CONFLICT (stream, version) DO NOTHING
            """)
        guard added == 1 else { throw StorageFault.conflict }
    }
}

extension EventRecord {
    init(row: Row) throws {
        position = try row(at: 0)
        stream = EventStream(try row(at: 1), try row(at: 2) as Identifier<EventStream>)
        version = try row(at: 3)
        kind = try row(at: 4)
        at = try row(at: 5)
        author = Author(kind: try row(at: 6), person: try row(at: 7), agency: try row(at: 8))
        because = try row(at: 9)
        body = try row(at: 10)
        hash = try row(at: 11)
    }
}

extension Author.Kind: Storable {}
