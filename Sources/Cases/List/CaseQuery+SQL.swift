import Kernel
import Storage

extension CaseQuery {
    func page(after position: CasePosition?, limit: Int, in tx: Transaction) throws -> CasePage {
        let rows: [CaseRow] = try tx.all(statement(after: position, limit: limit + 1, in: tx), CaseRow.init(row:))
        guard rows.count > limit, limit > 0 else { return CasePage(rows: rows, next: nil) }
        let last: CaseRow = rows[limit - 1]
        return CasePage(
            rows: Array(rows.prefix(limit)), next: CasePosition(due: sort == .due ? last.due : nil, id: last.id))
    }

    /// First the ids, each driver along its index; then the rows of those few.
    func statement(after position: CasePosition?, limit: Int, in tx: Transaction) -> SQL {
        let parts: [SQL] = drivers.enumerated().map { index, driver in
            let ids: SQL = self.ids(driver, position, limit, tx)
            return "SELECT id FROM (\(sql: ids)) AS part\(sql: SQL(stringLiteral: String(index)))"
        }
        return """
            SELECT c.id, c.number, c.version, c.state, c.kind, c.channel, c.urgency, c.standing, c.category,
                c.territory, c.longitude, c.latitude, c.owner, c.handler, c.due, c.updated_at,
                SUBSTR(d.body, 1, 120) AS summary, a.body AS address
            FROM (\(sql: SQL.joined(parts, by: "UNION"))) AS found
            JOIN case_file c ON c.id = found.id
            LEFT JOIN case_text d ON d.case_id = c.id AND d.number = 1
            LEFT JOIN case_text a ON a.case_id = c.id AND a.number = c.address
            ORDER BY \(sql: order) LIMIT \(limit)
            """
    }

    /// How many there are, counted no further than `limit`.
    func count(upTo limit: Int, in tx: Transaction) throws -> Int {
        let parts: [SQL] = drivers.enumerated().map { index, driver in
            let ids: SQL = self.ids(driver, nil, limit, tx)
            return "SELECT id FROM (\(sql: ids)) AS part\(sql: SQL(stringLiteral: String(index)))"
        }
        let found: SQL = SQL.joined(parts, by: "UNION")
        return min(try tx.value("SELECT COUNT(*) FROM (\(sql: found)) AS found") ?? 0, limit)
    }

    private func ids(_ driver: CaseDriver, _ position: CasePosition?, _ limit: Int, _ tx: Transaction) -> SQL {
        let id: SQL = driver.isOrdered ? "c.id" : tx.unindexed("c.id")
        var conditions: [SQL] = [condition(driver, tx)] + filters(id, tx)
        if let visible = visible(tx) { conditions.append(visible) }
        if let position { conditions.append(beyond(position, id)) }
        return """
            SELECT c.id FROM case_file c WHERE \(sql: SQL.joined(conditions.filter { !$0.isEmpty }, by: "AND"))
            ORDER BY \(sql: order) LIMIT \(limit)
            """
    }

    private var order: SQL {
        switch sort {
        case .newest: "c.id DESC"
        case .oldest: "c.id"
        case .due: "c.due, c.id"
        }
    }

    private func beyond(_ position: CasePosition, _ id: SQL) -> SQL {
        switch sort {
        case .newest: "\(sql: id) < \(position.id)"
        case .oldest: "\(sql: id) > \(position.id)"
        case .due: "(c.due, c.id) > (\(position.due), \(position.id))"
        }
    }

    private func condition(_ driver: CaseDriver, _ tx: Transaction) -> SQL {
        switch driver {
        case .number(let number): "c.number = \(number)"
        case .phone:
            """
            c.id IN (SELECT case_id FROM case_reporter
                WHERE phone_print = \(phonePrint) AND phone_print IS NOT NULL)
            """
        case .leader(let id): "c.merged_into = \(id) AND c.merged_into IS NOT NULL"
        case .due: "c.due IS NOT NULL"
        case .category(let path, let isLeaf): isLeaf ? "c.category = \(path)" : Self.under(path, "c.category")
        case .territory(let path): Self.under(path, "c.territory")
        case .handler(let path): Self.under(path, "c.handler")
        case .owner(let path): Self.under(path, "c.owner") + "AND c.due IS NOT NULL"
        case .agency(let path):
            "c.id IN (SELECT s.case_id FROM case_assignment s WHERE \(sql: Self.under(path, "s.agency_path")))"
        case .share(let share):
            """
            c.id IN (SELECT s.case_id FROM case_assignment s
                WHERE \(sql: Self.under(share.agency, "s.agency_path")) AND s.need IN \(list: share.needs))
            """
        case .state(let state): "c.state = \(state) AND c.due IS NOT NULL"
        case .reception: "c.id IS NOT NULL"
        }
    }

    private func filters(_ id: SQL, _ tx: Transaction) -> [SQL] {
        let state: SQL = tx.unindexed("c.state")
        var out: [SQL] = []
        if !filter.states.isEmpty { out.append("\(sql: state) IN \(list: filter.states.sorted())") }
        if !filter.needs.isEmpty { out.append("c.need IN \(list: filter.needs.sorted { $0.rawValue < $1.rawValue })") }
        if filter.isOpen { out.append("\(sql: tx.unindexed("c.due")) IS NOT NULL") }
        if let kind = filter.kind { out.append("c.kind = \(kind)") }
        if let channel = filter.channel { out.append("c.channel = \(channel)") }
        if let urgency = filter.urgency { out.append("c.urgency = \(urgency)") }
        if let path = filter.category { out.append(Self.under(path, tx.unindexed("c.category"))) }
        if let path = filter.territory { out.append(Self.under(path, tx.unindexed("c.territory"))) }
        if let path = filter.handler { out.append(Self.under(path, tx.unindexed("c.handler"))) }
        if let path = filter.owner { out.append(Self.under(path, tx.unindexed("c.owner"))) }
        if let due = filter.dueBefore { out.append("\(sql: sort == .due ? "c.due" : tx.unindexed("c.due")) < \(due)") }
        if let from = filter.createdFrom { out.append("\(sql: id) >= \(Case.ID.floor(from))") }
        if let before = filter.createdBefore { out.append("\(sql: id) < \(Case.ID.floor(before))") }
        return out
    }

    /// What one of the grants reaches; as `Grant.covers`, what is not yet known is reached by all.
    private func visible(_ tx: Transaction) -> SQL? {
        guard !scope.grants.isEmpty else { return nil }
        let grants: [SQL] = scope.grants.map { grant in
            let territory: SQL = tx.unindexed("c.territory")
            let place: SQL = Self.under(grant.node, territory)
            var parts: [SQL] = ["(\(sql: territory) IS NULL OR \(sql: place))"]
            if let path = grant.category {
                let category: SQL = tx.unindexed("c.category")
                parts.append("(\(sql: category) IS NULL OR \(sql: Self.under(path, category)))")
            }
            if let path = grant.agency {
                parts.append(held(by: path, tx))
            }
            return "(\(sql: SQL.joined(parts, by: "AND")))"
        }
        return "(\(sql: SQL.joined(grants, by: "OR")))"
    }

    /// Whoever has a part in it, or answers for it.
    private func held(by path: TreePath, _ tx: Transaction) -> SQL {
        let handler: SQL = Self.under(path, tx.unindexed("c.handler"))
        let owner: SQL = Self.under(path, tx.unindexed("c.owner"))
        let share: SQL = Self.under(path, tx.unindexed("s.agency_path"))
        return """
            (\(sql: handler) OR \(sql: owner)
                OR EXISTS (SELECT 1 FROM case_assignment s WHERE s.case_id = c.id AND \(sql: share)))
            """
    }

    private static func under(_ path: TreePath, _ column: SQL) -> SQL {
        "(\(sql: column) >= \(path) AND \(sql: column) < \(path.upper))"
    }
}

extension CaseDriver {
    /// Read in the order of reception by the index itself.
    fileprivate var isOrdered: Bool {
        switch self {
        case .state, .reception, .category(_, isLeaf: true): true
        default: false
        }
    }
}

extension CaseRow {
    init(row: Row) throws {
        id = try row(at: 0)
        number = try row(at: 1)
        version = try row(at: 2)
        state = try row(at: 3)
        kind = try row(at: 4)
        channel = try row(at: 5)
        urgency = try row(at: 6)
        standing = try row(at: 7)
        category = try row(at: 8)
        territory = try row(at: 9)
        let longitude: Double? = try row(at: 10)
        let latitude: Double? = try row(at: 11)
        if let longitude, let latitude {
            point = Coordinate(longitude: longitude, latitude: latitude)
        } else {
            point = nil
        }
        owner = try row(at: 12)
        handler = try row(at: 13)
        due = try row(at: 14)
        updatedAt = try row(at: 15)
        summary = try row(at: 16) ?? ""
        address = try row(at: 17)
    }
}
