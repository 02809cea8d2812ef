import Kernel
import Storage

extension ApplicationCount {
    /// From the newest month back, within it by agency.
    static func listing(
        _ month: Day?, after position: CountPosition?, limit: Int
    ) -> SQL {
        var conditions: [SQL] = ["month IS NOT NULL"]
        if let month { conditions.append("month = \(month)") }
        if let position {
            conditions.append(
                """
                month <= \(position.month) AND (month < \(position.month) OR (agency, kind, ground)
                    > (\(position.agency), \(position.kind), \(position.ground)))
                """)
        }
        return """
            SELECT month, agency, kind, ground, filed, granted, refused, overturned FROM application_count
            WHERE \(sql: SQL.joined(conditions, by: "AND")) ORDER BY month DESC, agency, kind, ground LIMIT \(limit)
            """
    }

    static func list(_ month: Day?, after position: CountPosition?, limit: Int, in tx: Transaction) throws
        -> [ApplicationCount]
    {
        try tx.all(listing(month, after: position, limit: limit)) { row in
            var count = ApplicationCount(
                month: try row(at: 0), agency: try row(at: 1), kind: try row(at: 2), ground: try row(at: 3))
            count.filed = try row(at: 4)
            count.granted = try row(at: 5)
            count.refused = try row(at: 6)
            count.overturned = try row(at: 7)
            return count
        }
    }

    /// The months that have counts, the newest first.
    static func months(limit: Int, in tx: Transaction) throws -> [Day] {
        try tx.all("SELECT DISTINCT month FROM application_count ORDER BY month DESC LIMIT \(limit)") { try $0(at: 0) }
    }
}
