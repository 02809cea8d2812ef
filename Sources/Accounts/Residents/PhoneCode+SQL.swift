import Kernel
import Storage

extension PhoneCode {
    init(row: Row) throws {
        self.init(
            id: try row("id"), phone: try row("phone"), code: try row("code"), sentAt: try row("sent_at"),
            endsAt: try row("ends_at"), tries: try row("tries"), isUsed: try row("is_used"))
    }

    static func latest(for phone: [UInt8], in tx: Transaction) throws -> PhoneCode? {
        try tx.first(
            """
            SELECT id, phone, code, sent_at, ends_at, tries, is_used FROM phone_code
            WHERE phone = \(phone) ORDER BY sent_at DESC LIMIT 1 \(sql: tx.forUpdate)
            """, PhoneCode.init(row:))
    }

    static func times(phone: [UInt8], since: Instant, in tx: Transaction) throws -> [Instant] {
        try tx.all(
            "SELECT sent_at FROM phone_code WHERE phone = \(phone) AND sent_at > \(since) ORDER BY sent_at DESC LIMIT 1000"
        ) { try $0("sent_at") }
    }

    static func times(address: [UInt8], since: Instant, in tx: Transaction) throws -> [Instant] {
        try tx.all(
            """
            SELECT sent_at FROM phone_code WHERE address = \(address) AND sent_at > \(since)
            ORDER BY sent_at DESC LIMIT 1000
            """
        ) { try $0("sent_at") }
    }

    func insert(from address: [UInt8], in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO phone_code (id, phone, address, code, sent_at, ends_at, tries, is_used)
            VALUES (\(id), \(phone), \(address), \(code), \(sentAt), \(endsAt), \(tries), \(isUsed))
            """)
    }

    func update(in tx: Transaction) throws {
        try tx.run("UPDATE phone_code SET tries = \(tries), is_used = \(isUsed) WHERE id = \(id)")
    }

    static func purge(before: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM phone_code WHERE sent_at < \(before)")
    }
}
