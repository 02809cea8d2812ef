import Cases
import Kernel
import Storage

/// A list of the queue: which, filtered how, for whom.
struct CallBackQueue: Sendable {
    let view: CallBackView
    let filter: CallBackFilter
    let scope: CallBackScope
    let now: Instant

    func page(after place: CallBackPlace?, limit: Int, in tx: Transaction) throws -> CallBackPage {
        let rows: [CallBack] = try tx.all(statement(after: place, limit: limit + 1), CallBack.init(row:))
        let shown = Array(rows.prefix(limit))
        let next: CallBack? = rows.count > limit ? shown.last : nil
        return CallBackPage(
            lines: try CallBackLine.lines(shown, in: tx),
            next: next.map { CallBackPlace(at: $0.due, case: $0.case, round: $0.round) })
    }

    /// The most pressing first.
    func statement(after place: CallBackPlace?, limit: Int) -> SQL {
        var parts: [SQL] = conditions
        if let place { parts.append("(t.due, t.case_id) > (\(place.at), \(place.case))") }
        return """
            SELECT \(sql: CallBack.columns) FROM call_back t WHERE \(sql: SQL.joined(parts, by: "AND"))
            ORDER BY t.due, t.case_id LIMIT \(limit)
            """
    }

    /// How many there are, counted no further than `limit`.
    func count(upTo limit: Int, in tx: Transaction) throws -> Int {
        let found: SQL =
            "SELECT t.case_id FROM call_back t WHERE \(sql: SQL.joined(conditions, by: "AND")) LIMIT \(limit)"
        return try tx.value("SELECT COUNT(*) FROM (\(sql: found)) AS found") ?? 0
    }

    private var conditions: [SQL] {
        var parts: [SQL] = ["t.need = \(view.need)", "t.need IS NOT NULL"]
        switch view {
        case .now: parts.append("t.next_try_at <= \(now)")
        case .later: parts.append("t.next_try_at > \(now)")
        case .judge, .close: break
        }
        return parts + filter.conditions + scope.conditions
    }
}

extension CallBackLine {
    static func lines(_ rows: [CallBack], in tx: Transaction) throws -> [CallBackLine] {
        let said: [Case.ID: String] = try CaseGist.summaries(of: rows.map(\.case), in: tx)
        return rows.map { CallBackLine(row: $0, summary: said[$0.case] ?? "") }
    }
}

extension CallBackFilter {
    var conditions: [SQL] {
        var out: [SQL] = []
        if let kind { out.append("t.kind = \(kind)") }
        if let urgency { out.append("t.urgency = \(urgency)") }
        if let channel { out.append("t.channel = \(channel)") }
        if let category { out.append(category.range(of: "t.category")) }
        if let territory { out.append(territory.range(of: "t.territory")) }
        if let handler { out.append(handler.range(of: "t.handler")) }
        return out
    }
}

extension CallBackScope {
    /// What one of the grants reaches; as `Grant.covers`, what is not known is reached by all.
    var conditions: [SQL] {
        let grants: [SQL] = grants.map { grant in
            var parts: [SQL] = ["(t.territory IS NULL OR \(sql: grant.node.range(of: "t.territory")))"]
            if let path = grant.category {
                parts.append("(t.category IS NULL OR \(sql: path.range(of: "t.category")))")
            }
            if let path = grant.agency { parts.append(path.range(of: "t.handler")) }
            return "(\(sql: SQL.joined(parts, by: "AND")))"
        }
        return ["(\(sql: SQL.joined(grants, by: "OR")))"]
    }
}

extension TreePath {
    fileprivate func range(of column: SQL) -> SQL {
        "(\(sql: column) >= \(self) AND \(sql: column) < \(upper))"
    }
}

extension CallBackDay {
    static func count(since start: Instant, _ queue: CallBackQueue, in tx: Transaction) throws -> CallBackDay {
        func number(_ column: SQL, _ more: SQL) throws -> Int {
            let scope: SQL = SQL.joined(queue.scope.conditions, by: "AND")
            return try tx.value(
                """
                SELECT COUNT(*) FROM call_back t
                WHERE \(sql: column) >= \(start) AND \(sql: column) IS NOT NULL AND \(sql: more) AND \(sql: scope)
                """) ?? 0
        }
        return CallBackDay(
            answered: try number("t.answered_at", "t.via = \(CallBack.Way.phone)"),
            missed: try number("t.last_try_at", "t.state <> \(CallBack.State.answered)"),
            left: try queue.count(upTo: 10_000, in: tx))
    }
}
