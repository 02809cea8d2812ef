import Kernel
import Storage

extension CaseDesk {
    /// Makes a case the follower of another; both note it in the same transaction.
    package func merge(_ target: CaseTarget, into leader: CaseNumber, by officer: Officer) async throws -> Case {
        try await database.write { [rules, now = clock.now] tx in
            let mayIf: (Case, Transaction) throws -> Void = { file, _ in try officer.must(.dispatchCases, file.subject)
            }
            // Always the lower number first, so that two merges do not wait for each other.
            if leader < target.number { _ = try Case.lock(leader, in: tx) }
            return try Self.once(target, mayIf: mayIf, at: now, in: tx) { file in
                guard leader != target.number else { throw CaseRefusal.mergeWithItself }
                guard let id = try Case.lock(leader, in: tx) else { throw CaseRefusal.noSuchCase }
                var other: Case = try .open(id, in: tx)
                try mayIf(other, tx)
                try file.record(file.merging(into: other, at: now, under: rules), by: Author(officer), at: now, in: tx)
                try other.record(other.joined(by: file.id), by: Author(officer), at: now, in: tx)
            }
        }
    }

    /// What a case's change means to those it is merged with: the followers of one that ended without an answer stand on
    /// their own again, and a leading case notes who left it.
    static func settle(
        _ file: Case, _ events: [CaseEvent], by author: Author, at now: Instant, _ rules: CaseRules,
        in tx: Transaction
    ) throws {
        for event in events {
            switch event {
            case .withdrawn:
                for id in try Case.followers(of: file.id, in: tx) {
                    var follower: Case = try .open(id, in: tx)
                    try follower.record(follower.releasing(at: now, under: rules), by: author, at: now, in: tx)
                }
                try leave(file, by: author, at: now, in: tx)
            case .redone:
                try leave(file, by: author, at: now, in: tx)
            default: break
            }
        }
    }

    private static func leave(_ follower: Case, by author: Author, at now: Instant, in tx: Transaction) throws {
        guard let id = follower.mergedInto else { return }
        try Case.lock(id, in: tx)
        var leader: Case = try .open(id, in: tx)
        try leader.record(leader.left(by: follower.id), by: author, at: now, in: tx)
    }
}
