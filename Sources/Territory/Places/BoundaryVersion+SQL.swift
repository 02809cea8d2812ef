import Kernel
import Storage

extension BoundaryVersion {
    init(row: Row) throws {
        self.init(
            place: try row("place"), number: try row("number"), isMadeUp: try row("is_made_up"),
            source: try row("source"), from: try row("valid_from"), to: try row("valid_to"))
    }

    /// The newest first.
    package static func history(of place: Place.ID, in tx: Transaction) throws -> [BoundaryVersion] {
        try tx.all(
            """
            SELECT place, number, is_made_up, source, valid_from, valid_to FROM place_boundary
            WHERE place = \(place) ORDER BY number DESC
            """, BoundaryVersion.init(row:))
    }

    /// The WKB of one version, or of the one that holds.
    package static func shape(of place: Place.ID, number: Int? = nil, in tx: Transaction) throws -> [UInt8]? {
        let which: SQL = number.map { "number = \($0)" } ?? "valid_to IS NULL"
        return try tx.value("SELECT shape FROM place_boundary WHERE place = \(place) AND \(sql: which)")
    }

    /// All that hold now, as WKB.
    package static func shapes(in tx: Transaction) throws -> [Place.ID: [UInt8]] {
        var shapes: [Place.ID: [UInt8]] = [:]
        try tx.each("SELECT place, shape FROM place_boundary WHERE valid_to IS NULL") { row in
            shapes[try row(at: 0)] = try row(at: 1)
        }
        return shapes
    }

    package static func shapes(of places: [Place.ID], in tx: Transaction) throws -> [Place.ID: [UInt8]] {
        var shapes: [Place.ID: [UInt8]] = [:]
        for start in stride(from: 0, to: places.count, by: 500) {
            let some: [Place.ID] = Array(places[start..<min(start + 500, places.count)])
            try tx.each("SELECT place, shape FROM place_boundary WHERE place IN \(list: some) AND valid_to IS NULL") {
                shapes[try $0(at: 0)] = try $0(at: 1)
            }
        }
        return shapes
    }

    /// Ends the boundary that holds and puts a new one in its place.
    static func replace(with new: ImportPlan.NewBoundary, at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE place_boundary SET valid_to = \(now) WHERE place = \(new.place) AND valid_to IS NULL")
        let last: Int? = try tx.value("SELECT COALESCE(MAX(number), 0) FROM place_boundary WHERE place = \(new.place)")
        try tx.run(
            """
            INSERT INTO place_boundary (place, number, shape, is_made_up, source, valid_from)
            VALUES (\(new.place), \((last ?? 0) + 1), \(new.boundary.wkb), \(new.isMadeUp), \(new.source), \(now))
            """)
    }
}
