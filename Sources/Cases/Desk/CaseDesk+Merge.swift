import Kernel
import Storage

extension CaseDesk {
    /// Makes a case the follower of another; both note it in the same transaction.
    package func merge(_ target: CaseTarget, into leader: CaseNumber, by officer: Officer) async throws -> Case {
        try await database.write { [book, now = clock.now] tx in
            let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
            let mayIf: Check = { file, _ in try officer.must(.dispatchCases, file.subject) }
            // Always the lower number first, so that two merges do not wait for each other.
            if leader < target.number { _ = try Case.lock(leader, in: tx) }
            return try Self.once(target, mayIf: mayIf, at) { file in
                guard leader != target.number else { throw CaseRefusal.mergeWithItself }
                guard let id = try Case.lock(leader, in: tx) else { throw CaseRefusal.noSuchCase }
                var other: Case = try .open(id, in: tx)
                try mayIf(other, tx)
                try file.record(file.merging(into: other, at: now, under: at.rules), by: Author(officer), at)
                try other.record(other.joined(by: file.id), by: Author(officer), at)
            }
        }
    }

    /// Undoes a merge that was wrong: the follower is what it was, the leading case notes that it left.
    package func unmerge(_ target: CaseTarget, because ground: String, by officer: Officer) async throws -> Case {
        try await act(on: target, by: officer, may: .dispatchCases) { file, at in
            let events = try file.unmerging(because: ground, at: at.now, under: at.rules)
            try Self.settle(file, events, by: Author(officer), at)
            return events
        }
    }

    /// What a case's change means to those it is merged with: the followers of one that ended without an answer stand on
    /// their own again, and a leading case notes who left it.
    static func settle(_ file: Case, _ events: [CaseEvent], by author: Author, _ at: CaseMoment) throws {
        for event in events {
            switch event {
            case .withdrawn:
                for id in try Case.followers(of: file.id, in: at.tx) {
                    var follower: Case = try .open(id, in: at.tx)
                    try follower.record(follower.releasing(at: at.now, under: at.rules), by: author, at)
                }
                try leave(file, by: author, at)
            case .redone, .unmerged:
                try leave(file, by: author, at)
            default: break
            }
        }
    }

    private static func leave(_ follower: Case, by author: Author, _ at: CaseMoment) throws {
        guard let id = follower.mergedInto else { return }
        try Case.lock(id, in: at.tx)
        var leader: Case = try .open(id, in: at.tx)
        try leader.record(leader.left(by: follower.id), by: author, at)
    }
}
