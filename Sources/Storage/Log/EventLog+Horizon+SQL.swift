import Kernel

/// Transactions take positions in one order and commit in another. A follower that went past a position still in the
/// hands of a running transaction would never see its event. On PostgreSQL, therefore, a transaction takes a shared
/// advisory lock that holds the log's last position before it takes positions of its own; all of its own lie above.
/// The least such lock, or the last position when nobody is writing, is the horizon: below it nothing can appear any more.
/// SQLite has one writer, whose positions are in the order of its commits.
extension EventLog {
    /// How far the log can be followed now. What it tells stays true; read events up to it in a *later* transaction.
    package static func horizon(in tx: Transaction) throws -> Int64 {
        switch tx.engine {
        case .sqlite: try tx.value("SELECT MAX(position) FROM event", as: Int64?.self).flatMap { $0 } ?? 0
        case .postgres: try postgresHorizon(in: tx)
        }
    }

    /// The last position is read before the locks: who took a position up to it has its lock, or has ended.
    private static func postgresHorizon(in tx: Transaction) throws -> Int64 {
        let log: (last: Int64, lock: Int64)? = try tx.first(
            "SELECT \(sql: lastPosition), \(sql: lockBase) FROM event_position_seq"
        ) { (try $0(at: 0), try $0(at: 1)) }
        guard let log else { return 0 }
        let least: Int64? = try tx.value(
            """
            SELECT MIN((classid::bigint << 32) | objid::bigint) - \(log.lock) FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 1 AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (classid::bigint << 32) | objid::bigint BETWEEN \(log.lock) AND \(log.lock + log.last)
            """, as: Int64?.self
        ).flatMap { $0 }
        return min(log.last, least ?? log.last)
    }

    /// Once per transaction, before its first event.
    static func announce(in tx: Transaction) throws {
        guard tx.engine == .postgres, !tx.connection.isAppending else { return }
        try tx.each(
            "SELECT pg_advisory_xact_lock_shared(\(sql: lockBase) + \(sql: lastPosition)) FROM event_position_seq"
        ) { _ in }
        tx.connection.isAppending = true
    }

    private static let lastPosition: SQL = "CASE WHEN is_called THEN last_value ELSE 0 END"

    /// Locks are numbers. Fifteen bits name the log (several schemas may share a database), 48 are for the position.
    private static let lockBase: SQL = "(('event_position_seq'::regclass::oid::bigint & 32767) << 48)"
}
