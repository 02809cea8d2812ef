import Kernel
import Storage

extension CaseDesk {
    /// Who should take a case of this category at this place, and why.
    package func propose(category: TreePath?, territory: TreePath?) async throws -> CaseProposal {
        try await ports.propose(category, territory, clock.now)
    }

    /// Sends the case to the agency that is proposed, or to the one that is chosen; what was proposed is written down with it.
    package func dispatch(
        _ target: CaseTarget, to choice: DispatchChoice = DispatchChoice(), by officer: Officer
    ) async throws -> Case {
        let seen: Case = try await look(target.number)
        try officer.mustTriage(seen)
        let draft: DispatchDraft = try await draft(choice, for: seen)
        return try await change(target, by: Author(officer)) { file, _ in
            try officer.mustTriage(file)
        } decide: { file, at in
            try file.dispatching(draft, at: at.now, under: at.rules)
        }
    }

    private func draft(_ choice: DispatchChoice, for file: Case) async throws -> DispatchDraft {
        let proposal: CaseProposal = try await propose(category: file.category, territory: file.place?.path)
        var draft = DispatchDraft(to: proposal.agency)
        draft.ground = proposal.ground
        if let lead = choice.lead, lead != proposal.agency.id {
            draft = DispatchDraft(to: try await ports.agency(lead))
            draft.ground = proposal.ground.instead(of: proposal.agency.id)
        }
        draft.note = choice.note
        for id in choice.supports { draft.supports.append(try await ports.agency(id)) }
        return draft
    }

    package func takeBack(
        _ target: CaseTarget, assignment: Assignment.Number? = nil, note: String?, by officer: Officer
    ) async throws -> Case {
        let number: Assignment.Number = try await judged(assignment, of: target)
        return try await share(ShareTarget(target, number), by: officer, mayIf: { try $0.mustJudge($1, $2) }) {
            file, at in
            try file.takingBack(number, note: note, at: at.now, under: at.rules)
        }
    }

    package func acceptReturn(
        _ target: CaseTarget, assignment: Assignment.Number? = nil, note: String?, by officer: Officer
    ) async throws -> Case {
        let number: Assignment.Number = try await judged(assignment, of: target)
        return try await share(ShareTarget(target, number), by: officer, mayIf: { try $0.mustJudge($1, $2) }) {
            file, at in
            try file.acceptingReturn(of: number, note: note, at: at.now, under: at.rules)
        }
    }

    package func refuseReturn(
        _ target: CaseTarget, assignment: Assignment.Number? = nil, because ground: String, by officer: Officer
    ) async throws -> Case {
        let number: Assignment.Number = try await judged(assignment, of: target)
        return try await share(ShareTarget(target, number), by: officer, mayIf: { try $0.mustJudge($1, $2) }) {
            file, at in
            try file.refusingReturn(of: number, because: ground, at: at.now, under: at.rules)
        }
    }

    /// The dispute ends here: the agency chosen has the case, for good.
    package func rule(
        _ target: CaseTarget, _ choice: RulingChoice, by officer: Officer
    ) async throws -> Case {
        let chosen: CaseAgency = try await ports.agency(choice.agency)
        let file: Case = try await act(on: target, by: officer, may: .dispatchCases) { [ports] file, at in
            let events = try file.ruling(for: chosen, because: choice.ground, at: at.now, under: at.rules)
            if let scope = choice.establishes {
                try officer.must(.superviseCases, Subject(node: scope.territory, category: file.category))
                try ports.establish(
                    EstablishedRuling(
                        number: file.number, category: file.category, territory: scope.territory, agency: chosen.id,
                        ground: choice.ground, author: Author(officer), at: at.now), at.tx)
            }
            return events
        }
        await ports.established()
        return file
    }

    /// The share that is meant; without a number the one that leads.
    private func judged(_ number: Assignment.Number?, of target: CaseTarget) async throws -> Assignment.Number {
        if let number { return number }
        return try await look(target.number).live?.number ?? 0
    }

    /// The case as it stands, for a decision that is prepared outside of the transaction.
    func look(_ number: CaseNumber) async throws -> Case {
        try await database.read { tx in
            guard let id = try Case.id(of: number, in: tx) else { throw CaseRefusal.noSuchCase }
            return try Case.open(id, in: tx)
        }
    }
}

/// How a dispute is ruled on, and whether that is to hold for all such cases.
package struct RulingChoice: Sendable, Hashable {
    /// Where; nil is the whole city.
    package struct Scope: Sendable, Hashable {
        package let territory: TreePath?

        package init(_ territory: TreePath?) { self.territory = territory }
    }

    package let agency: Identifier<AgencyMark>
    package let ground: String
    package var establishes: Scope?

    package init(for agency: Identifier<AgencyMark>, because ground: String) {
        self.agency = agency
        self.ground = ground
    }
}

/// Who is to take a case: nil leaves the lead to the proposal.
package struct DispatchChoice: Sendable, Hashable {
    package var lead: Identifier<AgencyMark>?
    package var supports: [Identifier<AgencyMark>] = []
    package var note: String?

    package init(to lead: Identifier<AgencyMark>? = nil) { self.lead = lead }
}

extension DispatchGround {
    fileprivate func instead(of proposed: Identifier<AgencyMark>) -> DispatchGround {
        DispatchGround(rule, category: category, territory: territory, instead: proposed)
    }
}
