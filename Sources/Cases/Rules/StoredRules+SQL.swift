import Foundation
import Kernel
import Storage

extension StoredRules {
    static func version(in tx: Transaction) throws -> Int {
        try tx.value("SELECT MAX(version) FROM case_rules", as: Int?.self).flatMap { $0 } ?? 0
    }

    static func find(_ version: Int, in tx: Transaction) throws -> StoredRules? {
        try tx.first(
            "SELECT version, at, author, body FROM case_rules WHERE version = \(version)", StoredRules.init(row:))
    }

    /// The newest first.
    static func list(limit: Int, in tx: Transaction) throws -> [StoredRules] {
        try tx.all(
            "SELECT version, at, author, body FROM case_rules ORDER BY version DESC LIMIT \(limit)",
            StoredRules.init(row:))
    }

    func insert(in tx: Transaction) throws {
        let text = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
        let added: Int = try tx.run(
            """
            INSERT INTO case_rules (version, body, at, author) VALUES (\(version), \(text), \(at), \(author))
            ON CONFLICT (version) DO NOTHING
            """)
        guard added == 1 else { throw StorageFault.conflict }
    }

    private init(row: Row) throws {
        version = try row(at: 0)
        at = try row(at: 1)
        author = try row(at: 2)
        let text: String = try row(at: 3)
        body = try JSONDecoder().decode(Body.self, from: Data(text.utf8))
    }
}
