import Agencies
import Cases
import Kernel

/// Who acts in the history: the staff of the demonstration city, and what the responsibility table says.
struct Cast: Sendable {
    let centre: CaseAgency
    let operators: [Author]
    let dispatchers: [Author]
    let callers: [Author]
    let gridWorkers: [Author]
    /// Officers by agency; one without accounts acts under its own name.
    let officers: [Agency.ID: [Author]]
    let table: ResponsibilityTable

    func officer(of agency: Agency.ID, _ random: inout SplitMix64) -> Author {
        random.pick(officers[agency] ?? []) ?? Author(kind: .staff, agency: agency)
    }

    /// Who the table proposes, with its ground; the centre when it knows nobody.
    func proposal(_ category: TreePath, _ place: TreePath) -> (agency: CaseAgency, ground: DispatchGround?) {
        guard let proposal = try? table.propose(category: category, territory: place) else { return (centre, nil) }
        return (CaseAgency(id: proposal.agency, path: proposal.path), proposal.ground.forDispatch)
    }

    /// The agency one level down that serves a place, for work that is passed down.
    func below(_ agency: CaseAgency, at place: TreePath) -> CaseAgency? {
        let found: Agency? = table.agencies.values.filter { child in
            child.isActive && child.parent == agency.id && child.serves(place)
        }.min { $0.path < $1.path }
        return found.map { CaseAgency(id: $0.id, path: $0.path) }
    }

    /// Another agency than `agency`, for a case that came back: the district of the place, else the centre.
    func other(than agency: Agency.ID, at place: TreePath) -> CaseAgency {
        let districts: [Agency] = table.agencies.values.filter { $0.kind.type == .district && $0.serves(place) }
        guard let district = districts.first, district.id != agency else { return centre }
        return CaseAgency(id: district.id, path: district.path)
    }
}

extension Proposal.Ground {
    var forDispatch: DispatchGround {
        switch self {
        case .row(_, let category, let territory, _): DispatchGround(.row, category: category, territory: territory)
        case .district(let territory): DispatchGround(.district, category: nil, territory: territory)
        case .centre: DispatchGround(.centre, category: nil, territory: nil)
        }
    }
}
