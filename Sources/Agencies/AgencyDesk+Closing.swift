import Kernel
import Storage

extension AgencyDesk {
    /// Closes an agency, whose active parts must be closed before. A successor takes over, in the same transaction, every
    /// row of the responsibility table that names it; one must be named when such a row stands or open work is in hand.
    @discardableResult
    package func close(
        _ id: Agency.ID, successor: Agency.ID? = nil, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> Agency {
        let now: Instant = clock.now
        let today: Day = zone.day(of: now)
        return try await database.write { tx in
            _ = try Idempotency.once(key, at: now, in: tx) {
                let agency: Agency = try Self.open(id, else: .unknownAgency, in: tx)
                try officer.must(.editAgencies, agency.subject)
                guard agency.isActive else { return id }
                let parts: Int = try Agency.activeParts(of: agency, in: tx)
                guard parts == 0 else { throw AgencyRefusal.hasActiveParts(count: parts) }
                let rows: [Responsibility] = try Responsibility.naming(id, from: today, in: tx)
                let heir: Agency? = try heir(of: agency, successor, naming: rows, in: tx)
                if let heir { try officer.must(.editAgencies, heir.subject) }
                var closed: Agency = agency.closing(on: today, successor: heir?.id)
                _ = try closed.record(.closed(successor: heir?.id), by: Author(officer), at: now, in: tx)
                if let heir {
                    let act = ResponsibilityAct(author: Author(officer), now: now, today: today)
                    try act.handOver(rows, from: id, to: heir.id, in: tx)
                }
                return id
            }
            return try Self.open(id, else: .unknownAgency, in: tx)
        }
    }

    /// Opens a closed agency again; what its successor took over stays with the successor.
    @discardableResult
    package func reopen(
        _ id: Agency.ID, by officer: Officer, once key: IdempotencyKey? = nil
    ) async throws -> Agency {
        try await database.write { [now = clock.now] tx in
            _ = try Idempotency.once(key, at: now, in: tx) {
                let agency: Agency = try Self.open(id, else: .unknownAgency, in: tx)
                try officer.must(.editAgencies, agency.subject)
                guard !agency.isActive else { return id }
                var open: Agency = agency.reopening()
                _ = try open.record(.reopened, by: Author(officer), at: now, in: tx)
                return id
            }
            return try Self.open(id, else: .unknownAgency, in: tx)
        }
    }

    /// Who takes over; refused when nobody is named though something points at the agency.
    private func heir(
        of agency: Agency, _ successor: Agency.ID?, naming rows: [Responsibility], in tx: Transaction
    ) throws -> Agency? {
        guard let successor else {
            let work: Int = try openWork(agency.id, tx)
            guard rows.isEmpty, work == 0 else {
                throw AgencyRefusal.successorNeeded(rows: rows.count, work: work)
            }
            return nil
        }
        let heir: Agency = try Self.open(successor, else: .unknownSuccessor, in: tx)
        try agency.mustBeSucceeded(by: heir)
        return heir
    }
}
