import Kernel
import Storage

extension AgencyType: Storable {}

extension Agency {
    init(row: Row) throws {
        self.init(
            id: try row("id"), code: try row("code"), name: try row("name"),
            kind: AgencyKind(try row("type"), duty: try row("duty")), parent: try row("parent"), path: try row("path"),
            territory: try row("territory"), isActive: try row("is_active"), closedOn: try row("closed_on"),
            successor: try row("successor"), version: try row("version"))
    }

    private static let columns: SQL =
        "id, code, name, type, duty, parent, path, territory, is_active, closed_on, successor, version"

    package static func find(_ id: ID, in tx: Transaction) throws -> Agency? {
        try tx.first("SELECT \(sql: columns) FROM agency WHERE id = \(id)", Agency.init(row:))
    }

    package static func find(code: String, in tx: Transaction) throws -> Agency? {
        try tx.first("SELECT \(sql: columns) FROM agency WHERE code = \(code)", Agency.init(row:))
    }

    package static func find(path: TreePath, in tx: Transaction) throws -> Agency? {
        try tx.first("SELECT \(sql: columns) FROM agency WHERE path = \(path)", Agency.init(row:))
    }

    package static func find(_ ids: [ID], in tx: Transaction) throws -> [ID: Agency] {
        let found: [Agency] = try tx.all(
            "SELECT \(sql: columns) FROM agency WHERE id IN \(list: Array(Set(ids)))", Agency.init(row:))
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    package static func all(in tx: Transaction) throws -> [Agency] {
        try tx.all("SELECT \(sql: columns) FROM agency ORDER BY path", Agency.init(row:))
    }

    static func roots(in tx: Transaction) throws -> [Agency] {
        try tx.all("SELECT \(sql: columns) FROM agency WHERE parent IS NULL ORDER BY path", Agency.init(row:))
    }

    package static func children(of id: ID, in tx: Transaction) throws -> [Agency] {
        try tx.all("SELECT \(sql: columns) FROM agency WHERE parent = \(id) ORDER BY path", Agency.init(row:))
    }

    static func activeParts(of agency: Agency, in tx: Transaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM agency
            WHERE path > \(agency.path) AND path < \(agency.path.upper) AND is_active = 1
            """) ?? 0
    }

    static func list(_ filter: AgencyFilter, after key: TreePath?, limit: Int, in tx: Transaction) throws -> [Agency] {
        try tx.all(listing(filter, after: key, limit: limit), Agency.init(row:))
    }

    package static func listing(_ filter: AgencyFilter, after key: TreePath?, limit: Int) -> SQL {
        var parts: [SQL] = ["path > \(key?.key ?? "")"]
        if let under = filter.under { parts.append("path >= \(under) AND path < \(under.upper)") }
        if let type = filter.type { parts.append("type = \(type)") }
        if let territory = filter.territory {
            parts.append("territory >= \(territory) AND territory < \(territory.upper)")
        }
        if let isActive = filter.isActive { parts.append("is_active = \(isActive)") }
        return """
            SELECT \(sql: columns) FROM agency WHERE \(sql: SQL.joined(parts, by: "AND"))
            ORDER BY path LIMIT \(limit)
            """
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO agency (\(sql: Self.columns)) VALUES (\(id), \(code), \(name), \(kind.type), \(kind.duty),
                \(parent), \(path), \(territory), \(isActive), \(closedOn), \(successor), \(version))
            """)
    }

    func update(in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE agency SET name = \(name), territory = \(territory), is_active = \(isActive),
                closed_on = \(closedOn), successor = \(successor), version = \(version)
            WHERE id = \(id)
            """)
    }
}

enum AgencyRevision {
    static func now(in tx: Transaction) throws -> Int {
        try tx.value("SELECT number FROM agency_revision WHERE id = 1") ?? 0
    }

    static func advance(in tx: Transaction) throws {
        try tx.run("UPDATE agency_revision SET number = number + 1 WHERE id = 1")
    }
}
