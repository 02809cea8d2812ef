import Kernel
import Storage

extension ComponentState: Storable {}

extension Component {
    init(row: Row) throws {
        self.init(
            id: try row("id"), code: try row("code"), kind: try row("kind"), name: try row("name"),
            point: Coordinate(longitude: try row("longitude"), latitude: try row("latitude")),
            source: try row("source"), path: try row("path"), agency: try row("agency"), state: try row("state"),
            since: try row("since_day"), until: try row("until_day"), isMadeUp: try row("is_made_up"),
            batch: try row("batch"), version: try row("version"))
    }

    private static let columns: SQL = """
        id, code, kind, name, longitude, latitude, source, path, agency, state, since_day, until_day, is_made_up, batch,
            version
        """

    package static func find(_ id: ID, in tx: Transaction) throws -> Component? {
        try tx.first("SELECT \(sql: columns) FROM component WHERE id = \(id)", Component.init(row:))
    }

    package static func find(code: String, in tx: Transaction) throws -> Component? {
        try tx.first("SELECT \(sql: columns) FROM component WHERE code = \(code)", Component.init(row:))
    }

    static func find(codes: some Collection<String>, in tx: Transaction) throws -> [Component] {
        try tx.all("SELECT \(sql: columns) FROM component WHERE code IN \(list: Array(codes))", Component.init(row:))
    }

    static func find(_ ids: [ID], in tx: Transaction) throws -> [ID: Component] {
        let found: [Component] = try tx.all(
            "SELECT \(sql: columns) FROM component WHERE id IN \(list: ids)", Component.init(row:))
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    static func list(
        _ filter: ComponentFilter, after position: ComponentPosition?, limit: Int, in tx: Transaction
    ) throws -> [Component] {
        try tx.all(listing(filter, after: position, limit: limit, in: tx), Component.init(row:))
    }

    /// One range of one index: of what narrows most, by place and code; of the codes when their beginning is given.
    static func listing(
        _ filter: ComponentFilter, after position: ComponentPosition?, limit: Int, in tx: Transaction
    ) -> SQL {
        let isByCode: Bool = filter.code != nil
        let parts: [SQL] =
            equals(filter, in: tx)
            + (isByCode ? codes(filter, position, in: tx) : places(filter.under, position))
        let order: SQL = isByCode ? "code" : "path, code"
        let narrowed: SQL = parts.isEmpty ? "" : "WHERE \(sql: SQL.joined(parts, by: "AND"))"
        return "SELECT \(sql: columns) FROM component \(sql: narrowed) ORDER BY \(sql: order) LIMIT \(limit)"
    }

    /// The first of these finds its range by its index, the others only leave rows out.
    private static func equals(_ filter: ComponentFilter, in tx: Transaction) -> [SQL] {
        var asked: [(column: SQL, value: SQL)] = []
        if let agency = filter.agency { asked.append(("agency", "\(agency)")) }
        if let state = filter.state { asked.append(("state", "\(state)")) }
        if let kind = filter.kind { asked.append(("kind", "\(kind)")) }
        return asked.enumerated().map { index, asked in
            let isDriver: Bool = index == 0 && filter.code == nil
            let column: SQL = isDriver ? asked.column : tx.unindexed(asked.column)
            return "\(sql: column) = \(sql: asked.value)"
        }
    }

    private static func places(_ under: TreePath?, _ position: ComponentPosition?) -> [SQL] {
        var parts: [SQL] = []
        if let under { parts.append("path < \(under.upper)") }
        if let position {
            parts.append("path >= \(position.path) AND (path > \(position.path) OR code > \(position.code))")
        } else if let under {
            parts.append("path >= \(under)")
        }
        return parts
    }

    /// Behind every code that begins so stands a tilde.
    private static func codes(_ filter: ComponentFilter, _ position: ComponentPosition?, in tx: Transaction) -> [SQL] {
        let start: String = filter.code ?? ""
        var parts: [SQL] = ["code >= \(start) AND code < \(start + "~")"]
        if let position { parts.append("code > \(position.code)") }
        if let under = filter.under {
            let path: SQL = tx.unindexed("path")
            parts.append("\(sql: path) >= \(under) AND \(sql: path) < \(under.upper)")
        }
        return parts
    }

    func update(in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE component SET kind = \(kind), name = \(name), path = \(path), longitude = \(point.longitude),
                latitude = \(point.latitude), source = \(source), cell = \(ComponentCell(of: point).number),
                agency = \(agency), state = \(state), since_day = \(since), until_day = \(until),
                is_made_up = \(isMadeUp), version = \(version)
            WHERE id = \(id)
            """)
    }

    private var values: SQL {
        """
        (\(id), \(code), \(kind), \(name), \(path), \(point.longitude), \(point.latitude), \(source),
            \(ComponentCell(of: point).number), \(agency), \(state), \(since), \(until), \(isMadeUp), \(batch), \(version))
        """
    }

    /// New rows and new versions of rows alike, many with each statement.
    static func put(_ components: [Component], in tx: Transaction) throws {
        for part in components.chunks(of: 100) {
            try tx.run(
                """
                INSERT INTO component (id, code, kind, name, path, longitude, latitude, source, cell, agency, state,
                    since_day, until_day, is_made_up, batch, version)
                VALUES \(sql: SQL.list(part.map(\.values)))
                ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path,
                    longitude = excluded.longitude, latitude = excluded.latitude, source = excluded.source,
                    cell = excluded.cell, agency = excluded.agency, since_day = excluded.since_day,
                    is_made_up = excluded.is_made_up, version = excluded.version
                """)
        }
    }
}

/// Where a component stands, as far as needed to measure how far that is.
struct ComponentPlacing: Sendable {
    let id: Component.ID
    let point: Coordinate

    static func all(in cells: [ComponentCell], _ tx: Transaction) throws -> [ComponentPlacing] {
        try tx.all(listing(cells)) { row in
            ComponentPlacing(
                id: try row(at: 0), point: Coordinate(longitude: try row(at: 1), latitude: try row(at: 2)))
        }
    }

    static func listing(_ cells: [ComponentCell]) -> SQL {
        """
        SELECT id, longitude, latitude FROM component
        WHERE cell IN \(list: cells.map(\.number)) AND state <> \(ComponentState.removed)
        """
    }
}

extension ComponentBatch {
    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO component_import (id, at, author_kind, author, agency, added, changed, unchanged)
            VALUES (\(id), \(at), \(author.kind.rawValue), \(author.person), \(author.agency), \(added), \(changed),
                \(unchanged))
            """)
    }

    private init(row: Row) throws {
        let kind: String = try row("author_kind")
        id = try row("id")
        at = try row("at")
        author = Author(
            kind: Author.Kind(rawValue: kind) ?? .system, person: try row("author"), agency: try row("agency"))
        added = try row("added")
        changed = try row("changed")
        unchanged = try row("unchanged")
    }

    static func find(_ id: ID, in tx: Transaction) throws -> ComponentBatch? {
        try tx.first(
            """
            SELECT id, at, author_kind, author, agency, added, changed, unchanged FROM component_import WHERE id = \(id)
            """, ComponentBatch.init(row:))
    }
}

/// What an import made of a component that was there before.
struct ComponentAmendment: Sendable {
    let component: Component.ID
    let version: Int
    let edits: [ComponentEdit]

    static func insert(_ all: [ComponentAmendment], from batch: ComponentBatch.ID, in tx: Transaction) throws {
        for part in all.chunks(of: 200) {
            let rows: [SQL] = try part.map { amendment in
                "(\(amendment.component), \(amendment.version), \(batch), \(try amendment.edits.json))"
            }
            try tx.run("INSERT INTO component_change (component, version, batch, edits) VALUES \(sql: SQL.list(rows))")
        }
    }

    /// With when it was and by whom.
    static func all(of id: Component.ID, in tx: Transaction) throws -> [ComponentPast] {
        try tx.all(
            """
            SELECT c.edits, i.at, i.agency FROM component_change c JOIN component_import i ON i.id = c.batch
            WHERE c.component = \(id) ORDER BY c.version
            """
        ) { row in
            ComponentPast(
                at: try row(at: 1), act: .importedAgain, agency: try row(at: 2),
                edits: try [ComponentEdit](json: row(at: 0)))
        }
    }
}

enum ComponentRevision {
    static func now(in tx: Transaction) throws -> Int {
        try tx.value("SELECT number FROM component_revision WHERE id = 1") ?? 0
    }

    static func advance(in tx: Transaction) throws {
        try tx.run("UPDATE component_revision SET number = number + 1 WHERE id = 1")
    }

    /// Whether the register still stood at `seen`.
    static func advance(from seen: Int, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE component_revision SET number = number + 1 WHERE id = 1 AND number = \(seen)") == 1
    }
}

extension SQL {
    /// The parts with commas between them, in one go: joining many one by one would copy them again and again.
    fileprivate static func list(_ parts: [SQL]) -> SQL {
        var list = SQL.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        for (index, part) in parts.enumerated() {
            if index > 0 { list.appendLiteral(", ") }
            list.appendInterpolation(sql: part)
        }
        return SQL(stringInterpolation: list)
    }
}

extension Array {
    func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
