import Kernel
import Storage

/// A resident known by a phone number, which is sealed; found by its keyed hash.
package struct Resident: Sendable, Hashable {
    package let id: Identifier<Visitor>
    let phone: [UInt8]
    let phonePrint: [UInt8]
    package let createdAt: Instant

    package func phoneNumber(_ vault: Vault) throws -> PhoneNumber { try PhoneNumber(vault.open(phone, for: id)) }
}

extension Resident {
    init(row: Row) throws {
        self.init(
            id: try row("id"), phone: try row("phone"), phonePrint: try row("phone_print"),
            createdAt: try row("created_at"))
    }

    package static func find(_ id: Identifier<Visitor>, in tx: Transaction) throws -> Resident? {
        try tx.first(
            "SELECT id, phone, phone_print, created_at FROM resident WHERE id = \(id)", Resident.init(row:))
    }

    static func find(print: [UInt8], in tx: Transaction) throws -> Resident? {
        try tx.first(
            "SELECT id, phone, phone_print, created_at FROM resident WHERE phone_print = \(print)", Resident.init(row:))
    }

    /// False when somebody with this number is there already.
    func insertUnlessKnown(in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO resident (id, phone, phone_print, created_at)
            VALUES (\(id), \(phone), \(phonePrint), \(createdAt)) ON CONFLICT (phone_print) DO NOTHING
            """) == 1
    }
}
