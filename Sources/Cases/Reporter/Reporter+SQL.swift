import Kernel
import Storage

extension Reporter {
    /// Name and phone in one sealed text; the phone can be found by its print.
    func insert(for id: Case.ID, _ vault: Vault, in tx: Transaction) throws {
        let sealed: [UInt8] = try vault.seal("\(name ?? "")\u{0}\(phone?.digits ?? "")", for: id)
        let print: [UInt8]? = phone.map { vault.keyedHash($0.digits) }
        try tx.run("INSERT INTO case_reporter (case_id, sealed, phone_print) VALUES (\(id), \(sealed), \(print))")
    }

    static func find(of id: Case.ID, _ vault: Vault, in tx: Transaction) throws -> Reporter? {
        let sealed: [UInt8]? = try tx.value("SELECT sealed FROM case_reporter WHERE case_id = \(id)")
        return try sealed.map { try Reporter(opened: vault.open($0, for: id)) }
    }

    /// Whether this phone is the reporter's.
    static func isPhone(_ phone: Phone, of id: Case.ID, _ vault: Vault, in tx: Transaction) throws -> Bool {
        let print: [UInt8] = vault.keyedHash(phone.digits)
        let found: Int? = try tx.value("SELECT 1 FROM case_reporter WHERE case_id = \(id) AND phone_print = \(print)")
        return found != nil
    }

    private init(opened text: String) throws {
        let parts = text.split(separator: "\u{0}", maxSplits: 1, omittingEmptySubsequences: false)
        let digits: String = parts.count > 1 ? String(parts[1]) : ""
        self.init(name: parts.first.map(String.init), phone: digits.isEmpty ? nil : try Phone(digits))
    }
}
