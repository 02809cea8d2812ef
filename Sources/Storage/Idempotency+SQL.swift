import Kernel

extension Idempotency {
    static func find(_ key: IdempotencyKey, in tx: Transaction) throws -> ([UInt8], String)? {
        try tx.first("SELECT fingerprint, answer FROM remembered_request WHERE key = \(key.key)") {
            (try $0("fingerprint"), try $0("answer"))
        }
    }

    /// A second request that arrives while the first runs meets the key and is tried again.
    static func remember(_ key: IdempotencyKey, answer: String, at now: Instant, in tx: Transaction) throws {
        let added: Int = try tx.run(
            """
            INSERT INTO remembered_request (key, fingerprint, answer, at)
            VALUES (\(key.key), \(key.fingerprint), \(answer), \(now)) ON CONFLICT (key) DO NOTHING
            """)
        guard added == 1 else { throw StorageFault.conflict }
    }

    /// Forgets what is older than `instant`; clients retry within hours, not weeks.
    package static func forget(before instant: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM remembered_request WHERE at < \(instant)")
    }
}
