import Agencies
import Cases
import Kernel
import Storage

extension ApplicationDesk {
    /// The judge wants to know more of the agency, while there still is one.
    package func askEvidence(
        _ target: ApplicationTarget, _ question: String, by officer: Officer
    ) async throws -> Application {
        try await judge(target, by: officer) { file, hearing in
            let events = try file.askingEvidence(question, by: Official(officer), on: hearing.bench())
            try Self.mustBeActive(file.agency.id, in: hearing.tx)
            try file.record(events, by: Author(officer), at: hearing.now, in: hearing.tx)
        }
    }

    /// Grants or refuses. An appeal that is granted overturns the judgement it is against, in the same transaction.
    package func judge(
        _ target: ApplicationTarget, _ decision: Decision, because reason: String, by officer: Officer
    ) async throws -> Application {
        try await judge(target, by: officer) { file, hearing in
            let first: Application? = try file.filing.against.map { challenge in
                try Application.lock(challenge.application, in: hearing.tx)
                return try Application.open(challenge.application, in: hearing.tx)
            }
            let bench: Bench = try hearing.bench(counting: (first ?? file).agency.path)
            let events = try file.judging(decision, because: reason, by: Official(officer), on: bench)
            try file.record(events, by: Author(officer), at: hearing.now, in: hearing.tx)
            guard file.state == .granted, var first else { return }
            try first.record(first.overturned(by: file.id), by: Author(officer), at: hearing.now, in: hearing.tx)
        }
    }

    private func judge(
        _ target: ApplicationTarget, by officer: Officer,
        _ decide: @escaping @Sendable (inout Application, Hearing) throws -> Void
    ) async throws -> Application {
        try await act(
            on: target, by: officer, mayIf: { try officer.must(.judgeApplications, $0.subject) }, decide)
    }
}

extension Hearing {
    func bench() -> Bench { Bench(parties: matter.parties, now: now, rules: rules) }

    /// With the number of cases of the agency taken out this month; it stands still until the end of the act.
    func bench(counting agency: TreePath) throws -> Bench {
        Bench(
            parties: matter.parties,
            excludedThisMonth: try Exclusion.count(of: agency, since: rules.start(ofMonthOf: now), in: tx), now: now,
            rules: rules)
    }
}
