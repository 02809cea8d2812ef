import Kernel

/// Shows and changes rules. Each change is a new version; clocks that run and answers that were given keep theirs.
package struct RulesDesk<Table: RuleTable>: Sendable {
    package let database: Database
    let clock: WallClock

    package init(database: Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package func current() async throws -> RuleVersion<Table> { try await database.read { try .current(in: $0) } }

    /// The newest first.
    package func versions() async throws -> [RuleVersion<Table>] {
        try await database.read { try RuleVersion.all(in: $0) }
    }

    /// The rules from now on. `seen` is the version the officer looked at; the same form sent again changes nothing.
    @discardableResult
    package func change(
        _ seen: Int, once: IdempotencyKey? = nil, by officer: Officer,
        _ body: @escaping @Sendable (inout Table) throws -> Void
    ) async throws -> Int {
        try officer.must(.editRules, Subject())
        return try await database.write { [now = clock.now] tx in
            try Idempotency.once(once, at: now, in: tx) {
                let old: RuleVersion<Table> = try .current(in: tx)
                guard seen == old.version else { throw RulesMovedOn(version: old.version) }
                var table: Table = old.table
                try body(&table)
                guard table != old.table else { return old.version }
                try table.mustBeSane()
                let new = RuleVersion(version: old.version + 1, since: now, author: officer.id, table: table)
                try new.insert(in: tx)
                let event = NewEvent(kind: "rulesChanged", body: try new.text())
                try EventLog.append(
                    [event], to: Table.key.log, after: old.version, by: Author(officer), at: now, in: tx)
                return new.version
            }
        }
    }
}
