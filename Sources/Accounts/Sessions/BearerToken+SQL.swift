import Kernel
import Storage

extension BearerToken {
    init(row: Row) throws {
        self.init(
            id: try row("id"), key: try row("key"), account: try row("account"), label: try row("label"),
            createdAt: try row("created_at"), endsAt: try row("ends_at"), revokedAt: try row("revoked_at"),
            usedAt: try row("used_at"))
    }

    private static let columns: SQL = "id, key, account, label, created_at, ends_at, revoked_at, used_at"

    static func find(key: [UInt8], in tx: Transaction) throws -> BearerToken? {
        try tx.first("SELECT \(sql: columns) FROM bearer_token WHERE key = \(key)", BearerToken.init(row:))
    }

    static func find(_ id: ID, in tx: Transaction) throws -> BearerToken? {
        try tx.first("SELECT \(sql: columns) FROM bearer_token WHERE id = \(id)", BearerToken.init(row:))
    }

    static func of(_ account: Account.ID, in tx: Transaction) throws -> [BearerToken] {
        try tx.all(
            "SELECT \(sql: columns) FROM bearer_token WHERE account = \(account) ORDER BY id", BearerToken.init(row:))
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO bearer_token (\(sql: Self.columns)) VALUES (\(id), \(key), \(account), \(label),
                \(createdAt), \(endsAt), \(revokedAt), \(usedAt))
            """)
    }

    func update(in tx: Transaction) throws {
        try tx.run("UPDATE bearer_token SET revoked_at = \(revokedAt), used_at = \(usedAt) WHERE id = \(id)")
    }
}
