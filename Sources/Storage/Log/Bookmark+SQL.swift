import Kernel

/// How far each follower has read.
package enum Bookmark {
    static func position(of follower: Follower, in tx: Transaction) throws -> Int64 {
        try tx.value("SELECT position FROM bookmark WHERE follower = \(follower.name)") ?? 0
    }

    /// The bookmark, held until the transaction ends, so that of several nodes one at a time reads on.
    static func lock(_ follower: Follower, at now: Instant, in tx: Transaction) throws -> Int64 {
        try tx.run(
            """
            INSERT INTO bookmark (follower, position, moved_at) VALUES (\(follower.name), 0, \(now))
            ON CONFLICT (follower) DO NOTHING
            """)
        return try tx.value(
            "SELECT position FROM bookmark WHERE follower = \(follower.name) \(sql: tx.forUpdate)") ?? 0
    }

    static func move(_ follower: Follower, to position: Int64, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            "UPDATE bookmark SET position = \(position), moved_at = \(now) WHERE follower = \(follower.name)")
    }

    /// Lets a follower read the log again from its start; what it wrote is to be emptied in the same transaction.
    package static func takeOut(of follower: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM bookmark WHERE follower = \(follower)")
    }
}
