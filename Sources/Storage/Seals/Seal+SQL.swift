import Kernel

extension Seal {
    static func latest(in tx: Transaction) throws -> Seal? {
        try tx.first("SELECT \(sql: columns) FROM seal ORDER BY number DESC LIMIT 1", Seal.init(row:))
    }

    /// The seals after `number` that begin before `position`, in order.
    static func next(after number: Int, beginningBefore position: Int64, in tx: Transaction) throws -> [Seal] {
        try tx.all(
            """
            SELECT \(sql: columns) FROM seal WHERE number > \(number) AND after_position < \(position)
            ORDER BY number LIMIT 1000
            """, Seal.init(row:))
    }

    /// False when another node has set this seal meanwhile.
    func insert(in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO seal (\(sql: Self.columns))
            VALUES (\(number), \(after), \(last), \(count), \(root), \(mix), \(previous), \(at), \(key), \(signature))
            ON CONFLICT (number) DO NOTHING
            """) == 1
    }

    private static let columns: SQL = """
        number, after_position, last_position, events, root, mix, previous, sealed_at, public_key, signature
        """

    init(row: Row) throws {
        try self.init(
            number: row(at: 0), after: row(at: 1), last: row(at: 2), count: row(at: 3), root: row(at: 4),
            mix: row(at: 5), previous: row(at: 6), at: row(at: 7), key: row(at: 8), signature: row(at: 9))
    }
}

extension EventLog {
    /// Positions and hashes alone, for sealing.
    static func hashes(
        after position: Int64, upTo horizon: Int64, limit: Int, in tx: Transaction
    ) throws -> [(position: Int64, hash: [UInt8])] {
        try tx.all(
            """
            SELECT position, hash FROM event WHERE position > \(position) AND position <= \(horizon)
            ORDER BY position LIMIT \(limit)
            """
        ) { (try $0(at: 0), try $0(at: 1)) }
    }

    /// The next events as they stand; nil for a row that cannot be an event any more.
    static func rows(
        after position: Int64, upTo horizon: Int64, limit: Int, in tx: Transaction
    ) throws -> [(position: Int64, event: EventRecord?)] {
        try tx.all(
            """
            SELECT position, stream_kind, stream, version, kind, at, author_kind, author, agency, because, body, hash
            FROM event WHERE position > \(position) AND position <= \(horizon) ORDER BY position LIMIT \(limit)
            """
        ) { row in
            do { return (try row(at: 0), try EventRecord(row: row)) } catch StorageFault.wrongType {
                return (try row(at: 0), nil)
            }
        }
    }

    static func count(upTo horizon: Int64, in tx: Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM event WHERE position <= \(horizon)") ?? 0
    }

    static func has(_ stream: EventStream, version: Int, in tx: Transaction) throws -> Bool {
        try tx.value("SELECT version FROM event WHERE stream = \(stream.id) AND version = \(version)", as: Int.self)
            != nil
    }
}
