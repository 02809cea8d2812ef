import Kernel
import Storage

extension CaseDesk {
    /// Shows who the reporter is, for a purpose of the list and a reason in words; it stands in the case's history, where
    /// the reporter sees it too.
    package func reveal(
        _ target: CaseTarget, for purpose: RevealPurpose, note: String, by officer: Officer
    ) async throws -> (reporter: Reporter, file: Case) {
        try await database.write { [rules, vault, now = clock.now] tx in
            var file: Case = try Self.lock(
                target,
                mayIf: { file, _ in
                    try officer.must(.revealReporters, file.subject)
                }, in: tx)
            let events = try file.revealing(for: purpose, note: note, to: CaseAgency(officer), under: rules)
            guard let reporter = try Reporter.find(of: file.id, vault, in: tx) else { throw CaseRefusal.noReporter }
            try file.record(events, by: Author(officer), at: now, in: tx)
            return (reporter, file)
        }
    }
}
