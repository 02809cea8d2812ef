import Kernel
import Storage

/// What other capabilities may read of many cases at once.
package enum CaseGist {
    /// The beginning of what was said.
    package static func summaries(of ids: [Case.ID], in tx: Transaction) throws -> [Case.ID: String] {
        let pairs: [(Case.ID, String)] = try tx.all(
            "SELECT case_id, SUBSTR(body, 1, 120) FROM case_text WHERE case_id IN \(list: ids) AND number = 1"
        ) { (try $0(at: 0), try $0(at: 1)) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Those whose reporter left a phone.
    package static func reachable(among ids: [Case.ID], in tx: Transaction) throws -> Set<Case.ID> {
        Set(
            try tx.all(
                "SELECT case_id FROM case_reporter WHERE case_id IN \(list: ids) AND phone_print IS NOT NULL"
            ) { try $0(at: 0) })
    }
}
