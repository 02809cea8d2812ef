import Kernel
import Storage

/// Wrong codes that somebody typed at a whistle.
enum WrongCode {
    static func count(of person: Identifier<Visitor>, at id: WhistleFile.ID, since: Instant, in tx: Transaction) throws
        -> Int
    {
        try tx.value(
            """
            SELECT COUNT(*) FROM whistle_wrong_code
            WHERE whistle_id = \(id) AND person = \(person) AND at > \(since)
            """) ?? 0
    }

    static func note(_ person: Identifier<Visitor>, at id: WhistleFile.ID, _ now: Instant, in tx: Transaction) throws {
        let row: Identifier<WrongCode> = .make(at: now)
        try tx.run(
            """
            INSERT INTO whistle_wrong_code (id, whistle_id, person, at) VALUES (\(row), \(id), \(person), \(now))
            """)
    }
}
