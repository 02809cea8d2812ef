import Kernel
import Storage

/// One act on the responsibility table inside a transaction: whose it is and when.
struct ResponsibilityAct: Sendable {
    let author: Author
    let now: Instant
    let today: Day

    @discardableResult
    func add(
        _ draft: ResponsibilityDraft, because origin: Responsibility.Origin, in tx: Transaction
    ) throws -> Responsibility {
        var row: Responsibility = try draft.row(id: .make(at: now), origin: origin)
        try mustKnow(row.holders, in: tx)
        try row.mustBeAlone(among: Responsibility.sameScope(row.category, row.territory, in: tx))
        row.version = 1
        try row.insert(in: tx)
        try append(.rowAdded(row), to: row, after: 0, in: tx)
        return row
    }

    @discardableResult
    func change(
        _ row: Responsibility, to change: ResponsibilityChange, because origin: Responsibility.Origin,
        in tx: Transaction
    ) throws -> Responsibility {
        let step: ResponsibilityStep = try row.changing(
            to: change, id: .make(at: now), because: origin, today: today)
        try mustKnow(step.opened.holders, in: tx)
        let others: [Responsibility] = try Responsibility.sameScope(row.category, row.territory, in: tx)
        try step.opened.mustBeAlone(among: others.filter { $0.id != row.id })
        return try take(step, in: tx)
    }

    @discardableResult
    func end(_ row: Responsibility, on day: Day, in tx: Transaction) throws -> Responsibility {
        guard day >= today.adding(days: -1) else { throw AgencyRefusal.changesThePast }
        var ended: Responsibility = try row.ending(on: day)
        ended.version += 1
        try append(.rowEnded(ended, on: day), to: ended, after: row.version, in: tx)
        try ended.update(in: tx)
        return ended
    }

    /// The rows that name a closed agency name its successor from today on.
    func handOver(
        _ rows: [Responsibility], from agency: Agency.ID, to successor: Agency.ID, in tx: Transaction
    ) throws {
        for row in rows {
            // Another version of the same row may have been handed over a moment ago.
            guard let fresh = try Responsibility.find(row.id, in: tx),
                let step = fresh.handingOver(from: agency, to: successor, id: .make(at: now), today: today)
            else { continue }
            try take(step, in: tx)
        }
    }

    @discardableResult
    private func take(_ step: ResponsibilityStep, in tx: Transaction) throws -> Responsibility {
        var opened: Responsibility = step.opened
        var closed: Responsibility = step.closed
        opened.version = closed.version + 1
        try append(.rowChanged(step), to: closed, after: closed.version, in: tx)
        closed.version = opened.version
        try opened.insert(in: tx)
        try closed.update(in: tx)
        return opened
    }

    private func append(
        _ event: AgencyEvent, to row: Responsibility, after version: Int, in tx: Transaction
    ) throws {
        try EventLog.append([event.entry], to: row.stream, after: version, by: author, at: now, in: tx)
        try AgencyRevision.advance(in: tx)
    }

    /// A row names agencies that exist and are open.
    private func mustKnow(_ holders: [Responsibility.Holder], in tx: Transaction) throws {
        let named: [Agency.ID] = holders.compactMap(\.agency)
        let known: [Agency.ID: Agency] = try Agency.find(named, in: tx)
        guard named.allSatisfy({ known[$0]?.isActive == true }) else { throw AgencyRefusal.unknownAgency }
    }
}
