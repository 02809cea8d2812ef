import Cases
import Kernel
import Storage

/// A filter and the grants it is read under, with the way to read them: the queue along the due moments, an agency's and a
/// case's along their own index, the rest in the order of filing.
struct ApplicationQuery {
    let filter: ApplicationFilter
    /// Empty for all of it.
    let grants: [Grant]

    func page(after position: ApplicationPosition?, limit: Int, in tx: Transaction) throws -> ApplicationPage {
        let rows: [ApplicationRow] = try tx.all(statement(after: position, limit: limit + 1, in: tx)) { row in
            try ApplicationRow(row: row)
        }
        guard rows.count > limit, limit > 0 else { return ApplicationPage(rows: rows, next: nil) }
        let last: ApplicationRow = rows[limit - 1]
        return ApplicationPage(
            rows: Array(rows.prefix(limit)), next: ApplicationPosition(due: isQueue ? last.due : nil, id: last.id))
    }

    func statement(after position: ApplicationPosition?, limit: Int, in tx: Transaction) -> SQL {
        var conditions: [SQL] = [driver] + filters(tx)
        if let scope = scope(tx) { conditions.append(scope) }
        if let position {
            conditions.append(
                isQueue ? "(a.due, a.id) > (\(position.due), \(position.id))" : "\(sql: id(tx)) < \(position.id)")
        }
        return """
            SELECT a.id, a.version, a.kind, a.ground, a.state, a.case_number, a.agency, a.territory, a.category, a.due,
                a.filed_at, a.judged_at, a.overturned_at, a.involved
            FROM application a WHERE \(sql: SQL.joined(conditions, by: "AND"))
            ORDER BY \(sql: isQueue ? "a.due, a.id" : "a.id DESC") LIMIT \(limit)
            """
    }

    private var isQueue: Bool { filter.view == .queue }

    private var driver: SQL {
        if isQueue { return "a.due IS NOT NULL" }
        if let matter = filter.matter { return "a.case_id = \(matter)" }
        return "a.id IS NOT NULL"
    }

    /// SQLite reads a part of a tree by its own index and leaves the order to be made; the rest comes in order.
    private func id(_ tx: Transaction) -> SQL { filter.agency == nil ? "a.id" : tx.unindexed("a.id") }

    private func filters(_ tx: Transaction) -> [SQL] {
        var out: [SQL] = []
        if isQueue, let matter = filter.matter { out.append("\(sql: tx.unindexed("a.case_id")) = \(matter)") }
        if let agency = filter.agency {
            out.append(Self.under(agency, isQueue ? tx.unindexed("a.agency") : "a.agency"))
        }
        if let kind = filter.kind { out.append("a.kind = \(kind)") }
        if let ground = filter.ground { out.append("a.ground = \(ground)") }
        if let state = filter.state { out.append("a.state = \(state)") }
        if let from = filter.filedFrom { out.append("a.filed_at >= \(from)") }
        if let before = filter.filedBefore { out.append("a.filed_at < \(before)") }
        return out
    }

    /// What one of the grants reaches; as `Grant.covers`, what is not known is reached by all.
    private func scope(_ tx: Transaction) -> SQL? {
        guard !grants.isEmpty else { return nil }
        let parts: [SQL] = grants.map { grant in
            var sides: [SQL] = ["(a.territory IS NULL OR \(sql: Self.under(grant.node, "a.territory")))"]
            if let path = grant.category {
                sides.append("(a.category IS NULL OR \(sql: Self.under(path, "a.category")))")
            }
            if let path = grant.agency { sides.append(Self.under(path, tx.unindexed("a.agency"))) }
            return "(\(sql: SQL.joined(sides, by: "AND")))"
        }
        return "(\(sql: SQL.joined(parts, by: "OR")))"
    }

    private static func under(_ path: TreePath, _ column: SQL) -> SQL {
        "(\(sql: column) >= \(path) AND \(sql: column) < \(path.upper))"
    }
}

extension ApplicationRow {
    init(row: Row) throws {
        id = try row(at: 0)
        version = try row(at: 1)
        kind = try row(at: 2)
        ground = try row(at: 3)
        state = try row(at: 4)
        number = try row(at: 5)
        agency = try row(at: 6)
        territory = try row(at: 7)
        category = try row(at: 8)
        due = try row(at: 9)
        filedAt = try row(at: 10)
        judgedAt = try row(at: 11)
        overturnedAt = try row(at: 12)
        involved = try Involved(text: row(at: 13))
    }
}
