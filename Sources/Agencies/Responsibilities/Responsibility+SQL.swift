import Kernel
import Storage

extension Responsibility {
    private init(row: Row) throws {
        self.init(
            id: try row("id"), line: try row("line"), category: try row("category"), territory: try row("territory"),
            lead: try Holder(row: row), ground: try row("ground"),
            validity: Validity(from: try row("valid_from"), to: try row("valid_to")), origin: try Origin(row: row),
            version: try row("version"))
    }

    private static let columns: SQL = """
        id, line, category, territory, agency, type, duty, ground, valid_from, valid_to, origin, origin_case,
        origin_agency, version
        """

    /// The rows a condition and an order choose, with their supports, in two reads.
    private static func rows(_ chosen: SQL, in tx: Transaction) throws -> [Responsibility] {
        let rows: [Responsibility] = try tx.all(
            "SELECT \(sql: columns) FROM responsibility_version \(sql: chosen)", Responsibility.init(row:))
        guard !rows.isEmpty else { return [] }
        let helpers: [(row: ID, holder: Holder)] = try tx.all(
            """
            SELECT responsibility, agency, type, duty FROM responsibility_support
            WHERE responsibility IN (SELECT id FROM responsibility_version \(sql: chosen))
            ORDER BY responsibility, place
            """
        ) { (try $0("responsibility"), try Holder(row: $0)) }
        let byRow: [ID: [(row: ID, holder: Holder)]] = Dictionary(grouping: helpers, by: \.row)
        return rows.map { row in
            var row: Responsibility = row
            row.supports = (byRow[row.id] ?? []).map(\.holder)
            return row
        }
    }

    package static func find(_ id: ID, in tx: Transaction) throws -> Responsibility? {
        try rows("WHERE id = \(id)", in: tx).first
    }

    /// All versions of a row, the first in force first.
    static func versions(of line: ID, in tx: Transaction) throws -> [Responsibility] {
        try rows("WHERE line = \(line) ORDER BY COALESCE(valid_from, -1000000000), id", in: tx)
    }

    /// The rows that hold on `day`.
    package static func valid(on day: Day, in tx: Transaction) throws -> [Responsibility] {
        try rows(
            """
            WHERE (valid_from IS NULL OR valid_from <= \(day)) AND (valid_to IS NULL OR valid_to >= \(day)) ORDER BY id
            """, in: tx)
    }

    /// The rows that hold on `day` or will hold later.
    static func valid(from day: Day, in tx: Transaction) throws -> [Responsibility] {
        try rows(
            """
            WHERE (valid_to IS NULL OR valid_to >= \(day))
                AND (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to) ORDER BY id
            """, in: tx)
    }

    static func sameScope(_ category: TreePath?, _ territory: TreePath?, in tx: Transaction) throws -> [Responsibility]
    {
        let place: SQL = territory.map { "territory = \($0)" } ?? "territory IS NULL"
        let topic: SQL = category.map { "category = \($0)" } ?? "category IS NULL"
        return try rows("WHERE \(sql: place) AND \(sql: topic) ORDER BY id", in: tx)
    }

    /// The rows that name the agency as lead or support on `day` or later.
    static func naming(_ agency: Agency.ID, from day: Day, in tx: Transaction) throws -> [Responsibility] {
        try rows(
            """
            WHERE (agency = \(agency)
                OR id IN (SELECT responsibility FROM responsibility_support WHERE agency = \(agency)))
                AND (valid_to IS NULL OR valid_to >= \(day)) ORDER BY id
            """, in: tx
        ).filter { $0.validity.reaches(day) }
    }

    static func list(
        _ filter: ResponsibilityFilter, after place: ResponsibilityPlace?, limit: Int, in tx: Transaction
    ) throws -> [Responsibility] {
        try rows(listing(filter, after: place, limit: limit), in: tx)
    }

    /// Which rows a list shows, in its order.
    static func listing(_ filter: ResponsibilityFilter, after place: ResponsibilityPlace?, limit: Int) -> SQL {
        var parts: [SQL] = ["(COALESCE(category, ''), id) > (\(place?.category ?? ""), \(place?.id.bytes ?? []))"]
        if let under = filter.category { parts.append("category >= \(under) AND category < \(under.upper)") }
        if let under = filter.territory { parts.append("territory >= \(under) AND territory < \(under.upper)") }
        if let agency = filter.agency {
            parts.append(
                """
                (agency = \(agency)
                    OR id IN (SELECT responsibility FROM responsibility_support WHERE agency = \(agency)))
                """)
        }
        if let day = filter.day {
            parts.append("(valid_from IS NULL OR valid_from <= \(day)) AND (valid_to IS NULL OR valid_to >= \(day))")
        }
        return """
            WHERE \(sql: SQL.joined(parts, by: "AND")) ORDER BY COALESCE(category, ''), id LIMIT \(limit)
            """
    }

    /// The statement a list is read by.
    package static func statement(
        _ filter: ResponsibilityFilter, after place: ResponsibilityPlace?, limit: Int
    ) -> SQL {
        "SELECT \(sql: columns) FROM responsibility_version \(sql: listing(filter, after: place, limit: limit))"
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO responsibility_version (\(sql: Self.columns)) VALUES (\(id), \(line), \(category),
                \(territory), \(lead.agency), \(lead.kind?.type), \(lead.kind?.duty), \(ground), \(validity.from),
                \(validity.to), \(origin.word), \(origin.caseNumber), \(origin.predecessor), \(version))
            """)
        guard !supports.isEmpty else { return }
        let places: [SQL] = supports.enumerated().map { place, helper in
            "(\(id), \(place), \(helper.agency), \(helper.kind?.type), \(helper.kind?.duty))"
        }
        try tx.run(
            """
            INSERT INTO responsibility_support (responsibility, place, agency, type, duty)
            VALUES \(sql: SQL.joined(places, by: ","))
            """)
    }

    /// Gives the version its last day, and the whole row its version.
    func update(in tx: Transaction) throws {
        try tx.run("UPDATE responsibility_version SET valid_to = \(validity.to) WHERE id = \(id)")
        try tx.run("UPDATE responsibility_version SET version = \(version) WHERE line = \(line)")
    }
}

extension Responsibility.Holder {
    fileprivate init(row: Row) throws {
        let agency: Agency.ID? = try row("agency")
        let type: AgencyType? = try row("type")
        guard let holder = agency.map(Self.agency) ?? type.map({ .kind(AgencyKind($0, duty: nil)) }) else {
            throw StorageFault.wrongType("agency")
        }
        let duty: String? = try row("duty")
        self = holder.kind.map { .kind(AgencyKind($0.type, duty: duty)) } ?? holder
    }
}

extension Responsibility.Origin {
    fileprivate init(row: Row) throws {
        let number: String? = try row("origin_case")
        let agency: Agency.ID? = try row("origin_agency")
        let word: String = try row("origin")
        switch (word, number, agency) {
        case ("founded", _, _): self = .founded
        case ("entered", _, _): self = .entered
        case ("imported", _, _): self = .imported
        case ("ruling", let number?, _): self = .ruling(caseNumber: number)
        case ("succession", _, let agency?): self = .succession(of: agency)
        default: throw StorageFault.wrongType("origin")
        }
    }
}
