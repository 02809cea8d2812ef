import Cases
import Kernel
import Storage

/// A filter and a scope, together with the way to read them.
struct WhistleQuery {
    let filter: WhistleFilter
    let scope: WhistleScope

    init(_ filter: WhistleFilter, _ scope: WhistleScope) {
        self.filter = filter
        self.scope = scope
    }

    func page(after position: WhistleFile.ID?, limit: Int, in tx: Transaction) throws -> WhistlePage {
        let rows: [WhistleRow] = try tx.all(
            statement(after: position, limit: limit + 1, in: tx), WhistleRow.init(row:))
        guard rows.count > limit, limit > 0 else { return WhistlePage(rows: rows, next: nil) }
        return WhistlePage(rows: Array(rows.prefix(limit)), next: rows[limit - 1].id)
    }

    func statement(after position: WhistleFile.ID?, limit: Int, in tx: Transaction) -> SQL {
        let isOrdered: Bool = filter.number == nil && filter.case == nil && filter.course != .toJudge && !isNarrow
        let id: SQL = isOrdered ? "w.id" : tx.unindexed("w.id")
        var conditions: [SQL] = [driver(tx)] + filters(id, tx) + [visible(tx)]
        if let position { conditions.append("\(sql: id) < \(position)") }
        return """
            SELECT w.id, w.number, w.version, w.state, w.kind, w.raiser, w.case_id, w.category, w.territory, w.called,
                w.arrived, w.due, w.updated_at, w.closed_at, t.body AS title
            FROM whistle_file w LEFT JOIN whistle_text t ON t.whistle_id = w.id AND t.number = 1
            WHERE \(sql: SQL.joined(conditions.filter { !$0.isEmpty }, by: "AND"))
            ORDER BY w.id DESC LIMIT \(limit)
            """
    }

    /// A small part of a tree is read by its own index and sorted; all else in the order of raising.
    private var isNarrow: Bool {
        [filter.raiser, filter.called, filter.territory].contains { ($0?.depth ?? 0) >= 3 }
    }

    /// The part that decides along which index it is read.
    private func driver(_ tx: Transaction) -> SQL {
        if let number = filter.number { return "w.number = \(number)" }
        if let id = filter.case { return "w.case_id = \(id) AND w.case_id IS NOT NULL" }
        if filter.course == .toJudge {
            return "w.id IN (SELECT whistle_id FROM whistle_called WHERE standing = 'declined')"
        }
        if let path = filter.raiser, path.depth >= 3 { return Self.under(path, "w.raiser") }
        if let path = filter.called, path.depth >= 3 {
            return "w.id IN (SELECT whistle_id FROM whistle_called WHERE \(sql: Self.under(path, "agency")))"
        }
        if let path = filter.territory, path.depth >= 3 { return Self.under(path, "w.territory") }
        return "w.id IS NOT NULL"
    }

    private func filters(_ id: SQL, _ tx: Transaction) -> [SQL] {
        var out: [SQL] = []
        if !filter.states.isEmpty {
            let states: [WhistleState] = filter.states.sorted { $0.rawValue < $1.rawValue }
            out.append("\(sql: tx.unindexed("w.state")) IN \(list: states)")
        }
        if let kind = filter.kind { out.append("w.kind = \(kind)") }
        if let path = filter.territory { out.append(Self.under(path, tx.unindexed("w.territory"))) }
        if let path = filter.raiser { out.append(Self.under(path, tx.unindexed("w.raiser"))) }
        if let from = filter.raisedFrom { out.append("\(sql: id) >= \(WhistleFile.ID.floor(from))") }
        if let before = filter.raisedBefore { out.append("\(sql: id) < \(WhistleFile.ID.floor(before))") }
        if let called = called { out.append(called) }
        return out
    }

    /// An agency of the filter with the filter's course.
    private var called: SQL? {
        var parts: [SQL] = []
        if let path = filter.called { parts.append(Self.under(path, "c.agency")) }
        if let course = filter.course { parts.append(course.condition) }
        guard !parts.isEmpty else { return nil }
        return """
            EXISTS (SELECT 1 FROM whistle_called c
                WHERE c.whistle_id = w.id AND \(sql: SQL.joined(parts, by: "AND")))
            """
    }

    /// What one of the grants reaches: by the place and the category, and by an agency that raised it or was called.
    private func visible(_ tx: Transaction) -> SQL {
        let grants: [SQL] = scope.grants.map { grant in
            var parts: [SQL] = [Self.under(grant.node, tx.unindexed("w.territory"))]
            if let path = grant.category {
                parts.append("(w.category IS NULL OR \(sql: Self.under(path, "w.category")))")
            }
            if let path = grant.agency {
                let raiser: SQL = Self.under(path, tx.unindexed("w.raiser"))
                let called: SQL = Self.under(path, "v.agency")
                parts.append(
                    """
                    (\(sql: raiser) OR EXISTS (SELECT 1 FROM whistle_called v
                        WHERE v.whistle_id = w.id AND \(sql: called)))
                    """)
            }
            return "(\(sql: SQL.joined(parts, by: "AND")))"
        }
        return "(\(sql: SQL.joined(grants, by: "OR")))"
    }

    static func under(_ path: TreePath, _ column: SQL) -> SQL {
        "(\(sql: column) >= \(path) AND \(sql: column) < \(path.upper))"
    }
}

extension WhistleCourse {
    fileprivate var condition: SQL {
        switch self {
        case .onTime: "c.arrived_at IS NOT NULL AND c.late_since IS NULL"
        case .late: "c.late_since IS NOT NULL"
        case .absent: "c.absent = 1"
        case .toJudge: "c.standing = 'declined'"
        case .upheld: "c.ruling = 'upheld'"
        case .overruled: "c.ruling = 'overruled'"
        case .rated: "c.effort IS NOT NULL"
        case .needless: "c.necessary <= 2"
        }
    }
}

extension WhistleRow {
    init(row: Row) throws {
        self.init(
            id: try row(at: 0), number: try row(at: 1), version: try row(at: 2), state: try row(at: 3),
            kind: try row(at: 4), raiser: try row(at: 5), case: try row(at: 6), category: try row(at: 7),
            territory: try row(at: 8), called: try row(at: 9), arrived: try row(at: 10), due: try row(at: 11),
            updatedAt: try row(at: 12), closedAt: try row(at: 13), title: try row(at: 14) ?? "")
    }
}

extension Identifier {
    /// The least id of a moment.
    static func floor(_ instant: Instant) -> Self {
        Self(high: UInt64(clamping: instant.milliseconds) << 16, low: 0)
    }
}
