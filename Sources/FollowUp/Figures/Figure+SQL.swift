import Cases
import Kernel
import Storage

/// Figures and the lists behind them, for one officer.
struct FigureQuery: Sendable {
    let question: FigureQuestion
    let scope: CallBackScope

    /// Lines in the order of their keys; counts are whole numbers, weighed outside the database.
    func lines(in tx: Transaction) throws -> [FigureLine] {
        var lines: [FigureLine] = []
        try tx.each(statement) { row in
            let key: String = try row(at: 0)
            let stratum: Stratum = try .init(row: row)
            if lines.last?.key == key {
                lines[lines.count - 1] = FigureLine(key: key, strata: lines[lines.count - 1].strata + [stratum])
            } else {
                lines.append(FigureLine(key: key, strata: [stratum]))
            }
        }
        return lines
    }

    var statement: SQL {
        let steps: [SQL] = [Measure.first, .final].flatMap { measure in
            (1...5).map { "\(sql: measure.condition) AND t.satisfaction = \($0)" }
        }
        let counts: [SQL] = (Measure.allCases.map(\.condition) + steps).map {
            "COUNT(CASE WHEN \(sql: $0) THEN 1 END)"
        }
        return """
            SELECT COALESCE(\(sql: question.by.column), ''), t.percent, \(sql: SQL.joined(counts, by: ",")) FROM call_back t
            WHERE \(sql: SQL.joined(conditions, by: "AND")) GROUP BY 1, 2 ORDER BY 1, 2
            """
    }

    /// The rounds behind a figure, the latest first.
    func statement(of part: FigurePart, after place: CallBackPlace?, limit: Int) -> SQL {
        var parts: [SQL] = conditions + [part.measure.condition]
        if let key = part.key { parts.append("COALESCE(\(sql: question.by.column), '') = \(key)") }
        if let step = part.step { parts.append("t.satisfaction = \(step)") }
        if let place {
            parts.append(
                "(t.replied_at, t.case_id, t.round) < (\(place.at), \(place.case), \(place.round))")
        }
        return """
            SELECT \(sql: CallBack.columns) FROM call_back t WHERE \(sql: SQL.joined(parts, by: "AND"))
            ORDER BY t.replied_at DESC, t.case_id DESC, t.round DESC LIMIT \(limit)
            """
    }

    func page(of part: FigurePart, after place: CallBackPlace?, limit: Int, in tx: Transaction) throws -> CallBackPage {
        let rows: [CallBack] = try tx.all(
            statement(of: part, after: place, limit: limit + 1), CallBack.init(row:))
        let shown = Array(rows.prefix(limit))
        let next: CallBack? = rows.count > limit ? shown.last : nil
        return CallBackPage(
            lines: try CallBackLine.lines(shown, in: tx),
            next: next.map { CallBackPlace(at: $0.repliedAt, case: $0.case, round: $0.round) })
    }

    private var conditions: [SQL] {
        ["t.replied_at >= \(question.from)", "t.replied_at < \(question.before)"] + question.filter.conditions
            + scope.conditions
    }
}

extension Measure {
    /// Estimates stand on those drawn by the rules alone; who answered unasked says nothing of the rest.
    fileprivate var condition: SQL {
        let answered: SQL = "t.drawn = 1 AND t.answered_at IS NOT NULL"
        return switch self {
        case .replied: "t.round > 0"
        case .askable: "t.standing <> \(ReporterStanding.anonymous)"
        case .drawn: "t.drawn = 1"
        case .asked: "t.drawn = 1 AND (t.tries > 0 OR t.answered_at IS NOT NULL)"
        case .reached: answered
        case .volunteered: "t.drawn = 0 AND t.answered_at IS NOT NULL"
        case .contacted: "\(sql: answered) AND t.contacted = 1"
        case .final: "\(sql: answered) AND t.is_last = 1"
        case .solved: "\(sql: answered) AND t.is_last = 1 AND t.solved = 1"
        case .first: "\(sql: answered) AND t.round = 1"
        case .redone: "\(sql: answered) AND t.redone = 1"
        }
    }
}

extension FigureDivision {
    fileprivate var column: SQL {
        switch self {
        case .agency: "t.handler"
        case .district: "t.district"
        case .category: "t.topic"
        case .channel: "t.channel"
        case .way: "t.way"
        case .month: "t.month"
        }
    }
}

extension Stratum {
    fileprivate init(row: Row) throws {
        let measures: [Measure] = Measure.allCases
        let pairs: [(Measure, Int)] = try measures.enumerated().map { ($1, try row(at: 2 + $0)) }
        let start: Int = 2 + measures.count
        self.init(
            percent: try row(at: 1), counts: Dictionary(uniqueKeysWithValues: pairs),
            first: try (0..<5).map { try row(at: start + $0) }, final: try (5..<10).map { try row(at: start + $0) })
    }
}
