import Agencies
import Kernel
import Storage
import Territory

/// What the case desk asks of its neighbours.
package struct CasePorts: Sendable {
    /// The place a point lies in; nil outside the city.
    package var locate: @Sendable (Coordinate) async throws -> CasePlace?
    /// A place by its id.
    package var place: @Sendable (Identifier<TerritoryMark>) async throws -> CasePlace?
    package var propose: @Sendable (TreePath?, TreePath?, Instant) async throws -> CaseProposal
    package var agency: @Sendable (Identifier<AgencyMark>) async throws -> CaseAgency
    /// Who receives what residents send by themselves.
    package var centre: @Sendable (Instant) async throws -> CaseAgency
    /// Makes a ruling a row of the responsibility table, in the transaction that ends the dispute.
    package var establish: @Sendable (EstablishedRuling, Transaction) throws -> Void = { _, _ in }
    /// Called when that transaction is done.
    package var established: @Sendable () async -> Void = {}

    package init(
        locate: @escaping @Sendable (Coordinate) async throws -> CasePlace?,
        place: @escaping @Sendable (Identifier<TerritoryMark>) async throws -> CasePlace?,
        propose: @escaping @Sendable (TreePath?, TreePath?, Instant) async throws -> CaseProposal,
        agency: @escaping @Sendable (Identifier<AgencyMark>) async throws -> CaseAgency,
        centre: @escaping @Sendable (Instant) async throws -> CaseAgency
    ) {
        self.locate = locate
        self.place = place
        self.propose = propose
        self.agency = agency
        self.centre = centre
    }
}

/// Who should take a case, and why.
package struct CaseProposal: Sendable, Hashable {
    package let agency: CaseAgency
    package let name: String
    package let ground: DispatchGround
    /// Who should help.
    package let supports: [CaseAgency]

    package init(agency: CaseAgency, name: String, ground: DispatchGround, supports: [CaseAgency] = []) {
        self.agency = agency
        self.name = name
        self.ground = ground
        self.supports = supports
    }
}

extension CasePorts {
    /// The real neighbours.
    package static func city(_ territory: CurrentAtlas, _ duties: ResponsibilityDesk, _ agencies: AgencyDesk)
        -> CasePorts
    {
        CasePorts(
            locate: { point in
                try await territory.atlas().locate(point).map { CasePlace(node: $0.id, path: $0.path, point: point) }
            },
            place: { id in try await territory.atlas()[id].map { CasePlace(node: $0.id, path: $0.path) } },
            propose: { category, place, now in
                CaseProposal(try await duties.propose(category: category, territory: place, at: now))
            },
            agency: { id in
                let agency: Agency = try await agencies.find(id)
                guard agency.isActive else { throw AgencyRefusal.unknownAgency }
                return CaseAgency(id: agency.id, path: agency.path)
            },
            centre: { now in
                let proposal: Proposal = try await duties.table(at: now).centre()
                return CaseAgency(id: proposal.agency, path: proposal.path)
            }
        ).establishing(duties)
    }

    private func establishing(_ duties: ResponsibilityDesk) -> CasePorts {
        var ports: CasePorts = self
        ports.establish = { ruling, tx in
            let standing: Responsibility? = try duties.standing(
                category: ruling.category, territory: ruling.territory, at: ruling.at, in: tx)
            _ = try duties.rule(
                ResponsibilityRuling(
                    category: ruling.category, territory: ruling.territory, lead: ruling.agency, ground: ruling.ground,
                    caseNumber: ruling.number.description, replaces: standing?.id),
                by: ruling.author, at: ruling.at, in: tx)
        }
        ports.established = { await duties.forget() }
        return ports
    }
}

/// A ruling on a dispute that holds for all such cases from now on.
package struct EstablishedRuling: Sendable {
    package let number: CaseNumber
    package let category: TreePath?
    package let territory: TreePath?
    package let agency: Identifier<AgencyMark>
    package let ground: String
    package let author: Author
    package let at: Instant
}

extension CaseProposal {
    fileprivate init(_ proposal: Proposal) {
        let ground: DispatchGround =
            switch proposal.ground {
            case .row(_, let category, let territory, _): DispatchGround(.row, category: category, territory: territory)
            case .district(let territory): DispatchGround(.district, category: nil, territory: territory)
            case .centre: DispatchGround(.centre, category: nil, territory: nil)
            }
        self.init(
            agency: CaseAgency(id: proposal.agency, path: proposal.path), name: proposal.name, ground: ground,
            supports: proposal.supports.map { CaseAgency(id: $0.agency, path: $0.path) })
    }
}
