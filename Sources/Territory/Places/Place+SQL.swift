import Kernel
import Storage

extension PlaceLevel: Storable {}
extension UrbanRural: Storable {}
extension BoundaryState: Storable {}
extension CoordinateSystem: Storable {}

extension Place {
    init(row: Row) throws {
        let longitude: Double? = try row("longitude")
        let latitude: Double? = try row("latitude")
        let aliases: String = try row("aliases")
        self.init(
            id: try row("id"), code: try row("code"), name: try row("name"), level: try row("level"),
            parent: try row("parent"), path: try row("path"), urbanRural: try row("urban_rural"),
            isMadeUp: try row("is_made_up"), boundary: try row("boundary"),
            centre: longitude.flatMap { x in latitude.map { Coordinate(longitude: x, latitude: $0) } },
            source: try row("source"), aliases: aliases.split(separator: "\n").map(String.init),
            version: try row("version"))
    }

    private static let columns: SQL = """
        id, code, name, level, parent, path, urban_rural, is_made_up, boundary, longitude, latitude, source, aliases,
            version
        """

    package static func find(_ id: ID, in tx: Transaction) throws -> Place? {
        try tx.first("SELECT \(sql: columns) FROM place WHERE id = \(id)", Place.init(row:))
    }

    package static func find(code: String, in tx: Transaction) throws -> Place? {
        try tx.first("SELECT \(sql: columns) FROM place WHERE code = \(code)", Place.init(row:))
    }

    package static func all(in tx: Transaction) throws -> [Place] {
        try tx.all("SELECT \(sql: columns) FROM place ORDER BY path", Place.init(row:))
    }

    package static func list(
        _ filter: PlaceFilter, after key: TreePath?, limit: Int, in tx: Transaction
    ) throws -> [Place] {
        try tx.all(listing(filter, after: key, limit: limit), Place.init(row:))
    }

    /// Each list is one range of one index: of the children, of the level, or of the paths.
    static func listing(_ filter: PlaceFilter, after key: TreePath?, limit: Int) -> SQL {
        var parts: [SQL] = ["path > \(key?.key ?? "")"]
        if let under = filter.under { parts.append("path >= \(under) AND path < \(under.upper)") }
        if let parent = filter.parent { parts.append("parent = \(parent)") }
        if let level = filter.level { parts.append("level = \(level)") }
        return """
            SELECT \(sql: columns) FROM place WHERE \(sql: SQL.joined(parts, by: "AND"))
            ORDER BY path LIMIT \(limit)
            """
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO place (\(sql: Self.columns)) VALUES (\(id), \(code), \(name), \(level), \(parent), \(path),
                \(urbanRural), \(isMadeUp), \(boundary), \(centre?.longitude), \(centre?.latitude), \(source),
                \(aliases.joined(separator: "\n")), \(version))
            """)
    }

    func update(in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE place SET name = \(name), urban_rural = \(urbanRural), is_made_up = \(isMadeUp),
                boundary = \(boundary), longitude = \(centre?.longitude), latitude = \(centre?.latitude),
                source = \(source), aliases = \(aliases.joined(separator: "\n")), version = \(version)
            WHERE id = \(id)
            """)
    }
}
