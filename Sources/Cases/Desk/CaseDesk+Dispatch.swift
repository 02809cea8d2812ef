import Kernel
import Storage

extension CaseDesk {
    /// Who should take a case of this category at this place, and why.
    package func propose(category: TreePath?, territory: TreePath?) async throws -> CaseProposal {
        try await ports.propose(category, territory, clock.now)
    }

    /// Sends the case to the agency that is proposed, or to the one that is chosen; what was proposed is written down with it.
    package func dispatch(
        _ target: CaseTarget, to chosen: Identifier<AgencyMark>? = nil, note: String? = nil, by officer: Officer
    ) async throws -> Case {
        let seen: Case = try await look(target.number)
        try officer.mustTriage(seen)
        let proposal: CaseProposal = try await propose(category: seen.category, territory: seen.place?.path)
        var agency: CaseAgency = proposal.agency
        var ground: DispatchGround = proposal.ground
        if let chosen, chosen != agency.id {
            agency = try await ports.agency(chosen)
            ground = DispatchGround(
                ground.rule, category: ground.category, territory: ground.territory, instead: proposal.agency.id)
        }
        return try await change(target, by: Author(officer)) { file, _ in
            try officer.mustTriage(file)
        } decide: { [rules, agency, ground] file, now, _ in
            try file.dispatching(to: agency, on: ground, note: note, at: now, under: rules)
        }
    }

    package func takeBack(_ target: CaseTarget, note: String?, by officer: Officer) async throws -> Case {
        try await act(on: target, by: officer, may: .dispatchCases) { [rules] file, now in
            try file.takingBack(note: note, at: now, under: rules)
        }
    }

    package func acceptReturn(_ target: CaseTarget, note: String?, by officer: Officer) async throws -> Case {
        try await act(on: target, by: officer, may: .dispatchCases) { [rules] file, now in
            try file.acceptingReturn(note: note, at: now, under: rules)
        }
    }

    package func refuseReturn(_ target: CaseTarget, because ground: String, by officer: Officer) async throws -> Case {
        try await act(on: target, by: officer, may: .dispatchCases) { [rules] file, now in
            try file.refusingReturn(because: ground, at: now, under: rules)
        }
    }

    /// The case as it stands, for a decision that is prepared outside of the transaction.
    func look(_ number: CaseNumber) async throws -> Case {
        try await database.read { tx in
            guard let id = try Case.id(of: number, in: tx) else { throw CaseRefusal.noSuchCase }
            return try Case.open(id, in: tx)
        }
    }
}
