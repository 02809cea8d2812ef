import Cases
import Kernel
import Storage

extension WhistleDesk {
    /// The calls of a period in the parts of the city whose figures the officer may see.
    package func count(_ period: WhistlePeriod, by officer: Officer) async throws -> WhistleCount {
        let nodes: [TreePath] = officer.grants.filter { $0.permissions.contains(.viewFigures) }.map(\.node)
        guard !nodes.isEmpty else { throw NotAllowed(permission: .viewFigures) }
        return try await database.read { tx in
            WhistleCount(
                rows: try WhistleCallRow.all(of: period, in: nodes, tx),
                cases: try WhistleCallRow.cases(of: period, in: nodes, tx))
        }
    }
}

extension WhistleCallRow {
    static func all(of period: WhistlePeriod, in nodes: [TreePath], _ tx: Transaction) throws -> [WhistleCallRow] {
        try tx.all(
            """
            SELECT w.id, w.kind, w.territory, c.agency, c.called_at, c.arrived_at, c.late_since, c.ruling, c.effort,
                c.result, c.necessary
            FROM whistle_file w JOIN whistle_called c ON c.whistle_id = w.id
            WHERE w.id >= \(WhistleFile.ID.floor(period.from)) AND w.id < \(WhistleFile.ID.floor(period.before))
                AND \(sql: under(nodes, "w.territory"))
            """
        ) {
            WhistleCallRow(
                whistle: try $0(at: 0), kind: try $0(at: 1), territory: try $0(at: 2), agency: try $0(at: 3),
                calledAt: try $0(at: 4), arrivedAt: try $0(at: 5), isLate: try $0(at: 6) as Instant? != nil,
                ruling: try $0(at: 7), effort: try $0(at: 8), result: try $0(at: 9), necessary: try $0(at: 10))
        }
    }

    /// How many cases each place had, from the index of places alone.
    static func cases(of period: WhistlePeriod, in nodes: [TreePath], _ tx: Transaction) throws -> [TreePath: Int] {
        let pairs: [(TreePath, Int)] = try tx.all(
            """
            SELECT territory, COUNT(*) FROM case_file
            WHERE id >= \(Case.ID.floor(period.from)) AND id < \(Case.ID.floor(period.before))
                AND \(sql: under(nodes, "territory"))
            GROUP BY territory
            """
        ) { (try $0(at: 0), try $0(at: 1)) }
        return Dictionary(pairs) { $0 + $1 }
    }

    private static func under(_ nodes: [TreePath], _ column: SQL) -> SQL {
        "(\(sql: SQL.joined(nodes.map { WhistleQuery.under($0, column) }, by: "OR")))"
    }
}
