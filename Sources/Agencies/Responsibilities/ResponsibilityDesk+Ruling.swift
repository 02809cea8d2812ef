import Kernel
import Storage

extension ResponsibilityDesk {
    /// The ruling of a dispute becomes a row, in a transaction of its own. For those who supervise cases or edit the table.
    @discardableResult
    package func rule(
        _ ruling: ResponsibilityRuling, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> Responsibility {
        let mayRule: Bool = officer.may(.superviseCases, ruling.subject)
        if !mayRule { try officer.must(.editAgencies, ruling.subject) }
        return try await write(by: Author(officer), once: key) { act, tx in try act.rule(ruling, in: tx) }
    }

    /// The same inside the transaction in which the dispute is closed. Whoever calls has asked whether the author may
    /// rule, and calls `forget` when the transaction is done.
    @discardableResult
    package func rule(
        _ ruling: ResponsibilityRuling, by author: Author, at now: Instant, in tx: Transaction
    ) throws -> Responsibility {
        try ResponsibilityAct(author: author, now: now, today: zone.day(of: now)).rule(ruling, in: tx)
    }

    /// The row a ruling about this category and territory would have to replace today.
    package func standing(category: TreePath?, territory: TreePath?) async throws -> Responsibility? {
        try await database.read { [self, now = clock.now] tx in
            try standing(category: category, territory: territory, at: now, in: tx)
        }
    }

    package func standing(
        category: TreePath?, territory: TreePath?, at now: Instant, in tx: Transaction
    ) throws -> Responsibility? {
        let today: Day = zone.day(of: now)
        return try Responsibility.sameScope(category, territory, in: tx).first { $0.validity.contains(today) }
    }
}

extension ResponsibilityAct {
    fileprivate func rule(_ ruling: ResponsibilityRuling, in tx: Transaction) throws -> Responsibility {
        guard let replaced = ruling.replaces else {
            return try add(ruling.draft.starting(from: today), because: ruling.origin, in: tx)
        }
        guard let row = try Responsibility.find(replaced, in: tx) else { throw AgencyRefusal.unknownResponsibility }
        try ruling.mustFit(row)
        return try change(row, to: ruling.change, because: ruling.origin, in: tx)
    }
}
