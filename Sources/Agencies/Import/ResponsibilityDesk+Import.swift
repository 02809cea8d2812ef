import Kernel
import Storage

/// What was stored of an import.
package struct TableSummary: Sendable, Codable, Equatable {
    package let added: Int
    package let changed: Int
    package let ended: Int
    package let unchanged: Int

    init(_ difference: TableDifference) {
        added = difference.added.count
        changed = difference.changed.count
        ended = difference.ended.count
        unchanged = difference.unchanged
    }
}

/// A file with what it would do, and the state of the table it was judged against.
package struct JudgedTable: Sendable {
    package let difference: TableDifference
    package let revision: Int
}

extension ResponsibilityDesk {
    package static let largestFile = 4 * 1024 * 1024

    /// Judges a file and stores nothing. A file with faults is no error: the difference lists them.
    package func judge(_ file: [UInt8], _ names: TableNames, by officer: Officer) async throws -> JudgedTable {
        guard officer.holds(.editAgencies) else { throw NotAllowed(permission: .editAgencies) }
        guard !file.isEmpty else { throw AgencyRefusal.emptyTable }
        guard file.count <= Self.largestFile else {
            throw AgencyRefusal.tableTooLarge(limit: Self.largestFile / 1024 / 1024)
        }
        let today: Day = zone.day(of: clock.now)
        let standing: (rows: [Responsibility], revision: Int) = try await database.read { tx in
            (try Responsibility.valid(from: today, in: tx), try AgencyRevision.now(in: tx))
        }
        let difference: TableDifference = await Self.compare(file, standing.rows, names, today)
        return JudgedTable(difference: difference, revision: standing.revision)
    }

    /// Stores a file that was judged against the table as it is at `revision`; all of it or nothing.
    package func store(
        _ judged: JudgedTable, seen revision: Int?, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> TableSummary {
        let difference: TableDifference = judged.difference
        for subject in difference.subjects { try officer.must(.editAgencies, subject) }
        let act = ResponsibilityAct(author: Author(officer), now: clock.now, today: zone.day(of: clock.now))
        let summary: TableSummary = try await database.write { tx in
            try Idempotency.once(key, at: act.now, in: tx) {
                let isFresh: Bool = try AgencyRevision.now(in: tx) == judged.revision
                guard isFresh, revision ?? judged.revision == judged.revision else {
                    throw AgencyRefusal.responsibilityMovedOn
                }
                try act.store(difference, in: tx)
                return TableSummary(difference)
            }
        }
        await forget()
        return summary
    }

    @concurrent private static func compare(
        _ file: [UInt8], _ standing: [Responsibility], _ names: TableNames, _ today: Day
    ) async -> TableDifference {
        TableDifference(TableReading(csv: file), onto: standing, names, today: today)
    }
}

extension TableDifference {
    fileprivate var subjects: [Subject] {
        added.map { Subject(node: $0.draft.territory, category: $0.draft.category) } + changed.map(\.row.subject)
            + ended.map(\.subject)
    }
}

extension ResponsibilityAct {
    /// Ends before it changes, changes before it adds, so that no row meets one that is on its way out.
    fileprivate func store(_ difference: TableDifference, in tx: Transaction) throws {
        for row in difference.ended { try end(row, leavingIn: tx) }
        for item in difference.changed {
            guard let row = try Responsibility.find(item.row.id, in: tx) else { continue }
            try change(row, to: item.change, because: .imported, in: tx)
        }
        for item in difference.added { try add(item.draft, because: .imported, in: tx) }
    }

    /// A row that has not begun ends before its first day.
    private func end(_ row: Responsibility, leavingIn tx: Transaction) throws {
        guard let fresh = try Responsibility.find(row.id, in: tx) else { return }
        let last: Day = fresh.validity.from.map { max($0, today) } ?? today
        try end(fresh, on: last.adding(days: -1), in: tx)
    }
}
