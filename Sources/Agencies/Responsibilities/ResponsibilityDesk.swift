import Kernel
import Storage

/// The acts on the responsibility table, and the table as it stands.
package struct ResponsibilityDesk: Sendable {
    let database: Database
    let clock: WallClock
    let zone: Zone
    private let current: CurrentResponsibilities

    package init(database: Database, clock: WallClock, zone: Zone = .shanghai) {
        self.database = database
        self.clock = clock
        self.zone = zone
        current = CurrentResponsibilities(database: database, zone: zone)
    }

    /// The table of the day of `now`, from memory; at most a few seconds behind another node's changes.
    package func table(at now: Instant) async throws -> ResponsibilityTable { try await current.table(at: now) }

    /// The table as it stood, or will stand, on a day.
    package func table(on day: Day) async throws -> ResponsibilityTable {
        try await database.read { tx in
            ResponsibilityTable(
                agencies: try Agency.all(in: tx).map { $0.asOf(day) }, rows: try Responsibility.valid(on: day, in: tx),
                on: day)
        }
    }

    /// After agencies or rows changed on this node, so that the next reader sees it.
    package func forget() async { await current.forget() }

    package func propose(category: TreePath?, territory: TreePath?, at now: Instant) async throws -> Proposal {
        try await table(at: now).propose(category: category, territory: territory)
    }

    @discardableResult
    package func add(
        _ draft: ResponsibilityDraft, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> Responsibility {
        try officer.must(.editAgencies, Subject(node: draft.territory, category: draft.category))
        return try await write(by: Author(officer), once: key) { act, tx in
            try act.add(draft.starting(from: act.today), because: .entered, in: tx)
        }
    }

    /// What the row says from a day on; the version before is closed and stays in the table's history.
    @discardableResult
    package func change(
        _ id: Responsibility.ID, to change: ResponsibilityChange, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> Responsibility {
        try await write(by: Author(officer), once: key) { act, tx in
            let row: Responsibility = try Self.open(id, by: officer, in: tx)
            return try act.change(row, to: change, because: .entered, in: tx)
        }
    }

    /// The row's last day; it stays in the table's history.
    @discardableResult
    package func end(
        _ id: Responsibility.ID, on day: Day, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> Responsibility {
        try await write(by: Author(officer), once: key) { act, tx in
            try act.end(Self.open(id, by: officer, in: tx), on: day, in: tx)
        }
    }

    /// Many rows at once, all or none. For set-up, by the system.
    package func found(_ drafts: [ResponsibilityDraft]) async throws {
        let act = ResponsibilityAct(author: .system, now: clock.now, today: zone.day(of: clock.now))
        try await database.write { tx in
            for draft in drafts { try act.add(draft, because: .founded, in: tx) }
        }
        await current.forget()
    }

    package func list(
        _ filter: ResponsibilityFilter = ResponsibilityFilter(), after place: ResponsibilityPlace? = nil,
        limit: Int = 50
    ) async throws -> [Responsibility] {
        try await database.read { try Responsibility.list(filter, after: place, limit: limit, in: $0) }
    }

    /// One act, once per key; the row it leaves behind.
    func write(
        by author: Author, once key: IdempotencyKey?,
        _ act: @escaping @Sendable (ResponsibilityAct, Transaction) throws -> Responsibility
    ) async throws -> Responsibility {
        let work = ResponsibilityAct(author: author, now: clock.now, today: zone.day(of: clock.now))
        let row: Responsibility = try await database.write { tx in
            let id: Responsibility.ID = try Idempotency.once(key, at: work.now, in: tx) { try act(work, tx).id }
            guard let row = try Responsibility.find(id, in: tx) else { throw AgencyRefusal.unknownResponsibility }
            return row
        }
        await current.forget()
        return row
    }

    private static func open(
        _ id: Responsibility.ID, by officer: Officer, in tx: Transaction
    ) throws -> Responsibility {
        guard let row = try Responsibility.find(id, in: tx) else { throw AgencyRefusal.unknownResponsibility }
        try officer.must(.editAgencies, row.subject)
        return row
    }
}
