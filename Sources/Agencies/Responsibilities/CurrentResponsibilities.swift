import Kernel
import Storage

/// Keeps the day's responsibility table in memory and looks every few seconds whether it is still true.
actor CurrentResponsibilities {
    private struct Held: Sendable {
        let table: ResponsibilityTable
        let revision: Int
        let checkedAt: Instant
    }

    private static let patience: Span = .seconds(3)

    private let database: Database
    private let zone: Zone
    private var held: Held?
    /// How often it was told to forget, so that a table read before a change is not kept after it.
    private var changes = 0

    init(database: Database, zone: Zone) {
        self.database = database
        self.zone = zone
    }

    func table(at now: Instant) async throws -> ResponsibilityTable {
        let day: Day = zone.day(of: now)
        let before: Held? = held.flatMap { $0.table.day == day ? $0 : nil }
        if let before, now - before.checkedAt < Self.patience { return before.table }
        let asked: Int = changes
        let fresh: Held = try await database.read { tx in
            let revision: Int = try AgencyRevision.now(in: tx)
            if let before, before.revision == revision {
                return Held(table: before.table, revision: revision, checkedAt: now)
            }
            let rows: [Responsibility] = try Responsibility.valid(on: day, in: tx)
            let table = ResponsibilityTable(agencies: try Agency.all(in: tx), rows: rows, on: day)
            return Held(table: table, revision: revision, checkedAt: now)
        }
        if asked == changes { held = fresh }
        return fresh.table
    }

    func forget() {
        held = nil
        changes += 1
    }
}
