import Kernel
import Storage

/// Failed sign-ins of one address, by its keyed hash.
enum SignInFailure {
    static func times(_ address: [UInt8], since: Instant, in tx: Transaction) throws -> [Instant] {
        try tx.all(
            "SELECT at FROM sign_in_failure WHERE address = \(address) AND at > \(since) ORDER BY at DESC LIMIT 1000"
        ) { try $0("at") }
    }

    static func add(_ address: [UInt8], at now: Instant, in tx: Transaction) throws {
        let id: Identifier<SignInFailure> = .make(at: now)
        try tx.run("INSERT INTO sign_in_failure (address, at, id) VALUES (\(address), \(now), \(id))")
    }

    static func purge(before: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM sign_in_failure WHERE at < \(before)")
    }
}
