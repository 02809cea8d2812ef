import Foundation
import Kernel
import Storage

extension AccountPolicy {
    /// The city's rules as they stand; the defaults where it has not said otherwise.
    package static func current(in tx: Transaction) throws -> AccountPolicy {
        let body: String? = try tx.value("SELECT body FROM account_policy ORDER BY version DESC LIMIT 1")
        guard let body else { return AccountPolicy() }
        return try JSONDecoder().decode(AccountPolicy.self, from: Data(body.utf8))
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Becomes the rules from now on; the earlier ones stay readable.
    package func enact(at now: Instant, in tx: Transaction) throws {
        let last: Int = try tx.value("SELECT COALESCE(MAX(version), 0) FROM account_policy") ?? 0
        let body: String = try text()
        try tx.run("INSERT INTO account_policy (version, body, since) VALUES (\(last + 1), \(body), \(now))")
    }
}
