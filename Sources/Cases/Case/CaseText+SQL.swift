import Kernel
import Storage

extension WrittenText {
    static func insert(_ texts: [WrittenText], of id: Case.ID, in tx: Transaction) throws {
        guard !texts.isEmpty else { return }
        let rows: [SQL] = texts.map { "(\(id), \($0.number), \($0.body))" }
        try tx.run("INSERT INTO case_text (case_id, number, body) VALUES \(sql: SQL.joined(rows, by: ","))")
    }

    /// All texts of a case by number; an erased one is empty.
    package static func all(of id: Case.ID, in tx: Transaction) throws -> [Int: String] {
        let pairs: [(Int, String)] = try tx.all("SELECT number, body FROM case_text WHERE case_id = \(id)") {
            (try $0(at: 0), try $0(at: 1))
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
