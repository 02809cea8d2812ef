import Kernel
import Storage

/// Wrong codes that somebody typed at a whistle.
enum WrongCode {
    /// Those still counted; the older ones go.
    static func count(of person: Identifier<Visitor>, at id: WhistleFile.ID, since: Instant, in tx: Transaction) throws
        -> Int
    {
        try tx.run("DELETE FROM whistle_wrong_code WHERE whistle_id = \(id) AND at <= \(since)")
        return try tx.value(
            "SELECT COUNT(*) FROM whistle_wrong_code WHERE whistle_id = \(id) AND person = \(person)") ?? 0
    }

    static func note(_ person: Identifier<Visitor>, at id: WhistleFile.ID, _ now: Instant, in tx: Transaction) throws {
        let row: Identifier<WrongCode> = .make(at: now)
        try tx.run(
            """
            INSERT INTO whistle_wrong_code (id, whistle_id, person, at) VALUES (\(row), \(id), \(person), \(now))
            """)
    }
}
