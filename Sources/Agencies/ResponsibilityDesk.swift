import Kernel
import Storage

/// The acts on the responsibility table, and the table as it stands.
package struct ResponsibilityDesk: Sendable {
    let database: Database
    let clock: WallClock
    private let current: CurrentResponsibilities

    package init(database: Database, clock: WallClock, zone: Zone = .shanghai) {
        self.database = database
        self.clock = clock
        current = CurrentResponsibilities(database: database, zone: zone)
    }

    /// The table of the day of `now`, from memory; at most a few seconds behind another node's changes.
    package func table(at now: Instant) async throws -> ResponsibilityTable { try await current.table(at: now) }

    /// After agencies changed on this node, so that the next reader sees it.
    package func forget() async { await current.forget() }

    package func propose(category: TreePath?, territory: TreePath?, at now: Instant) async throws -> Proposal {
        try await table(at: now).propose(category: category, territory: territory)
    }

    @discardableResult
    package func add(_ draft: ResponsibilityDraft, by officer: Officer) async throws -> Responsibility {
        try officer.must(.editAgencies, Subject(node: draft.territory, category: draft.category))
        let row: Responsibility = try await database.write { [now = clock.now] tx in
            try Self.add(draft, by: Author(officer), at: now, in: tx)
        }
        await current.forget()
        return row
    }

    /// The row's last day; it stays in the table's history.
    @discardableResult
    package func end(_ id: Responsibility.ID, on day: Day, by officer: Officer) async throws -> Responsibility {
        let ended: Responsibility = try await database.write { [now = clock.now] tx in
            guard let row = try Responsibility.find(id, in: tx) else { throw AgencyRefusal.unknownResponsibility }
            try officer.must(.editAgencies, Subject(node: row.territory, category: row.category))
            var ended: Responsibility = try row.ending(on: day)
            ended.version = try EventLog.append(
                [AgencyEvent.rowEnded(on: day).entry], to: row.stream, after: row.version, by: Author(officer), at: now,
                in: tx)
            try ended.update(in: tx)
            try AgencyRevision.advance(in: tx)
            return ended
        }
        await current.forget()
        return ended
    }

    /// Many rows at once, all or none. For set-up and import, by the system.
    package func found(_ drafts: [ResponsibilityDraft]) async throws {
        try await database.write { [now = clock.now] tx in
            for draft in drafts { _ = try Self.add(draft, by: .system, at: now, in: tx) }
        }
        await current.forget()
    }

    package func list(
        _ filter: ResponsibilityFilter = ResponsibilityFilter(), after place: ResponsibilityPlace? = nil,
        limit: Int = 50
    ) async throws -> [Responsibility] {
        try await database.read { try Responsibility.list(filter, after: place, limit: limit, in: $0) }
    }

    private static func add(
        _ draft: ResponsibilityDraft, by author: Author, at now: Instant, in tx: Transaction
    ) throws -> Responsibility {
        var row: Responsibility = try draft.row(id: .make(at: now))
        if case .agency(let id) = row.holder { _ = try AgencyDesk.open(id, else: .unknownAgency, in: tx) }
        try row.mustBeAlone(among: Responsibility.sameScope(as: row, in: tx))
        row.version = 1
        try row.insert(in: tx)
        try EventLog.append([AgencyEvent.rowAdded(row).entry], to: row.stream, after: 0, by: author, at: now, in: tx)
        try AgencyRevision.advance(in: tx)
        return row
    }
}
