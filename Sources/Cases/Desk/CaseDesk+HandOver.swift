import Kernel
import Storage

extension CaseDesk {
    /// All that one agency has in hand of open cases goes to another: it is no more, or its duty moved. Tells how many.
    @discardableResult
    package func handOver(from old: CaseAgency, to new: CaseAgency, by author: Author) async throws -> Int {
        try await eachOpen(by: author) { file in file.handingOver(from: old, to: new) }
    }

    /// What was given to a member of staff by name is their agency's again.
    @discardableResult
    package func release(person: Identifier<Visitor>) async throws -> Int {
        try await eachOpen(by: .system) { file in file.releasing(person: person) }
    }

    /// Case by case, some dozens in a transaction; what was done stays done should it be interrupted, and is not done twice.
    private func eachOpen(
        by author: Author, _ decide: @escaping @Sendable (Case) -> [CaseEvent]
    ) async throws -> Int {
        var last: Case.ID?
        var changed = 0
        while true {
            let some: [Case.ID] = try await database.read { [last] tx in
                try Case.open(after: last, limit: 100, in: tx)
            }
            guard let end = some.last else { return changed }
            changed += try await database.write { [book, now = clock.now] tx in
                let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
                return try some.count { id in
                    try Case.lock(id, in: tx)
                    var file: Case = try .open(id, in: tx)
                    let events: [CaseEvent] = decide(file)
                    try file.record(events, by: author, at)
                    return !events.isEmpty
                }
            }
            last = end
        }
    }
}
