import Kernel
import Storage

/// A clock that has come to a mark: what its agency, and those above it, are told.
package struct ClockAlert: Sendable, Hashable {
    package let number: CaseNumber
    package let `case`: Case.ID
    package let kind: ServiceClock
    package let holder: TreePath
    package let due: Instant
    package let mark: Int
    package let summary: String

    /// Lit lights of an agency and of those below it that are overdue so long that it is told, the earliest due first.
    static func lit(
        for agency: TreePath, after place: Place?, limit: Int, in tx: Transaction
    ) throws -> [ClockAlert] {
        let rest: SQL = place.map { "AND (k.due, k.case_id, k.kind) > (\($0.due), \($0.case), \($0.kind))" } ?? ""
        return try tx.all(
            """
            SELECT f.number, k.case_id, k.kind, k.holder, k.due, k.mark, SUBSTR(t.body, 1, 120)
            FROM case_clock k JOIN case_file f ON f.id = k.case_id
            LEFT JOIN case_text t ON t.case_id = k.case_id AND t.number = 1
            WHERE k.mark > 0 AND (k.holder = \(agency) OR k.mark >= 3 AND k.holder > \(agency) AND k.holder < \(agency.upper))
                \(sql: rest)
            ORDER BY k.due, k.case_id, k.kind LIMIT \(limit)
            """
        ) {
            ClockAlert(
                number: try $0(at: 0), case: try $0(at: 1), kind: try $0(at: 2), holder: try $0(at: 3),
                due: try $0(at: 4),
                mark: try $0(at: 5), summary: try $0(at: 6) ?? "")
        }
    }

    /// Where a page of the list begins: after this line.
    struct Place: Sendable, Hashable {
        let due: Instant
        let `case`: Case.ID
        let kind: ServiceClock
    }

    /// An agency hears of those below it once they are overdue by so many levels as lie between them.
    func isFor(_ agency: TreePath) -> Bool {
        guard holder != agency else { return true }
        return mark - 2 >= holder.depth - agency.depth
    }
}
