import Kernel
import Storage

extension CaseDesk {
    /// Shows who the reporter is, for a purpose of the list and a reason in words; it stands in the case's history, where
    /// the reporter sees it too.
    package func reveal(
        _ target: CaseTarget, for purpose: RevealPurpose, note: String, by officer: Officer
    ) async throws -> (reporter: Reporter, file: Case) {
        try await database.write { [book, vault, now = clock.now] tx in
            let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
            let mayIf: (Case, Transaction) throws -> Void = { file, _ in
                try officer.must(.revealReporters, file.subject)
            }
            let file: Case = try Self.once(target, mayIf: mayIf, at) { file in
                let events = try file.revealing(for: purpose, note: note, to: CaseAgency(officer), under: at.rules)
                try file.record(events, by: Author(officer), at)
            }
            guard let reporter = try Reporter.find(of: file.id, vault, in: tx) else { throw CaseRefusal.noReporter }
            return (reporter, file)
        }
    }
}
