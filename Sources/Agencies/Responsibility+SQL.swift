import Kernel
import Storage

extension Responsibility {
    init(row: Row) throws {
        let agency: Agency.ID? = try row("agency")
        let type: AgencyType? = try row("type")
        guard let holder = agency.map(Holder.agency) ?? type.map({ .kind(AgencyKind($0, duty: nil)) }) else {
            throw StorageFault.wrongType("agency")
        }
        self.init(
            id: try row("id"), category: try row("category"), territory: try row("territory"),
            holder: holder.with(duty: try row("duty")),
            validity: Validity(from: try row("valid_from"), to: try row("valid_to")),
            note: try row("note"), version: try row("version"))
    }

    private static let columns: SQL =
        "id, category, territory, agency, type, duty, valid_from, valid_to, note, version"

    package static func find(_ id: ID, in tx: Transaction) throws -> Responsibility? {
        try tx.first("SELECT \(sql: columns) FROM responsibility WHERE id = \(id)", Responsibility.init(row:))
    }

    /// The rows that hold on `day`.
    package static func valid(on day: Day, in tx: Transaction) throws -> [Responsibility] {
        try tx.all(
            """
            SELECT \(sql: columns) FROM responsibility
            WHERE (valid_from IS NULL OR valid_from <= \(day)) AND (valid_to IS NULL OR valid_to >= \(day)) ORDER BY id
            """, Responsibility.init(row:))
    }

    static func sameScope(as row: Responsibility, in tx: Transaction) throws -> [Responsibility] {
        let territory: SQL = row.territory.map { "territory = \($0)" } ?? "territory IS NULL"
        let category: SQL = row.category.map { "category = \($0)" } ?? "category IS NULL"
        return try tx.all(
            "SELECT \(sql: columns) FROM responsibility WHERE \(sql: territory) AND \(sql: category) ORDER BY id",
            Responsibility.init(row:))
    }

    static func list(
        _ filter: ResponsibilityFilter, after place: ResponsibilityPlace?, limit: Int, in tx: Transaction
    ) throws -> [Responsibility] {
        var parts: [SQL] = ["(COALESCE(category, ''), id) > (\(place?.category ?? ""), \(place?.id.bytes ?? []))"]
        if let under = filter.category { parts.append("category >= \(under) AND category < \(under.upper)") }
        if let under = filter.territory { parts.append("territory >= \(under) AND territory < \(under.upper)") }
        if let agency = filter.agency { parts.append("agency = \(agency)") }
        if let day = filter.day {
            parts.append("(valid_from IS NULL OR valid_from <= \(day)) AND (valid_to IS NULL OR valid_to >= \(day))")
        }
        return try tx.all(
            """
            SELECT \(sql: columns) FROM responsibility WHERE \(sql: SQL.joined(parts, by: "AND"))
            ORDER BY COALESCE(category, ''), id LIMIT \(limit)
            """, Responsibility.init(row:))
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO responsibility (\(sql: Self.columns)) VALUES (\(id), \(category), \(territory),
                \(holder.agency), \(holder.kind?.type), \(holder.kind?.duty), \(validity.from), \(validity.to),
                \(note), \(version))
            """)
    }

    func update(in tx: Transaction) throws {
        try tx.run("UPDATE responsibility SET valid_to = \(validity.to), version = \(version) WHERE id = \(id)")
    }
}

extension Responsibility.Holder {
    package var agency: Agency.ID? {
        if case .agency(let id) = self { id } else { nil }
    }

    package var kind: AgencyKind? {
        if case .kind(let kind) = self { kind } else { nil }
    }

    fileprivate func with(duty: String?) -> Self {
        kind.map { .kind(AgencyKind($0.type, duty: duty)) } ?? self
    }
}
