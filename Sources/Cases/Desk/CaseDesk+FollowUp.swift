import Kernel
import Storage

extension CaseDesk {
    /// What the reporter said when called back.
    package func followUp(_ target: CaseTarget, _ draft: FollowUpDraft, by officer: Officer) async throws -> Case {
        try await asked(target, by: Author(officer), draft) { file, _ in
            try officer.must(.followUpCases, file.subject)
        }
    }

    /// What the reporter says by themselves.
    package func followUp(_ target: CaseTarget, _ draft: FollowUpDraft, by proof: ReporterProof) async throws -> Case {
        try await asked(target, by: proof.author, draft) { [vault] file, tx in try proof.must(file, vault, in: tx) }
    }

    private func asked(
        _ target: CaseTarget, by author: Author, _ draft: FollowUpDraft,
        mayIf check: @escaping @Sendable (Case, Transaction) throws -> Void
    ) async throws -> Case {
        try await change(target, by: author, mayIf: check) { file, at in
            let events = try file.followingUp(draft, at: at.now, under: at.rules)
            try Self.settle(file, events, by: author, at)
            return events
        }
    }

    package func missReporter(_ target: CaseTarget, by officer: Officer) async throws -> Case {
        try await act(on: target, by: officer, may: .followUpCases) { file, at in
            try file.missingReporter(at: at.now, under: at.rules)
        }
    }

    /// By supervision, to the same agency or another.
    package func redo(
        _ target: CaseTarget, by agency: Identifier<AgencyMark>?, because ground: String, officer: Officer
    ) async throws -> Case {
        var chosen: CaseAgency?
        if let agency { chosen = try await ports.agency(agency) }
        return try await change(target, by: Author(officer)) { file, _ in
            try officer.must(.dispatchCases, file.subject)
        } decide: { [chosen] file, at in
            let events = try file.redoing(by: chosen, because: ground, at: at.now, under: at.rules)
            try Self.settle(file, events, by: Author(officer), at)
            return events
        }
    }

    package func close(_ target: CaseTarget, note: String?, by officer: Officer) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if officer.may(.followUpCases, file.subject) { return }
            try officer.must(.dispatchCases, file.subject)
        } decide: { file, at in
            try file.closing(note: note, at: at.now, under: at.rules)
        }
    }
}
