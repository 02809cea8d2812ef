import Kernel

/// Something in the responsibility table that a steward should repair; the table still answers.
package enum ResponsibilityConflict: Sendable, Hashable {
    /// Rows for the same category and territory whose days overlap; the first wins.
    case sameScope([Responsibility.ID])
    /// The row's lead does not exist or is closed.
    case noSuchAgency(Responsibility.ID)
    /// An agency that should help does not exist or is closed.
    case noSuchSupport(Responsibility.ID)
    /// No agency of a kind the row names is active.
    case noneOfKind(Responsibility.ID)
    /// Several agencies of the row's kind serve the same territory; the first is taken.
    case severalOfKind(Responsibility.ID, [Agency.ID])
    /// Nobody of a kind the row names serves these territories of the row.
    case unserved(Responsibility.ID, AgencyKind, [TreePath])
    /// Other rows answer wherever this one could.
    case shadowed(Responsibility.ID, by: [Responsibility.ID])

    package var rows: [Responsibility.ID] {
        switch self {
        case .sameScope(let rows): rows
        case .noSuchAgency(let row), .noSuchSupport(let row), .noneOfKind(let row), .severalOfKind(let row, _),
            .unserved(let row, _, _), .shadowed(let row, _):
            [row]
        }
    }

    /// The word for it in the catalogues.
    package var code: String {
        switch self {
        case .sameScope: "sameScope"
        case .noSuchAgency: "noSuchAgency"
        case .noSuchSupport: "noSuchSupport"
        case .noneOfKind: "noneOfKind"
        case .severalOfKind: "severalOfKind"
        case .unserved: "unserved"
        case .shadowed: "shadowed"
        }
    }

    /// What can be seen in the rows and agencies alone.
    static func find(
        in rows: [Responsibility], among agencies: [Agency.ID: Agency], serving: ServingAgencies
    ) -> [ResponsibilityConflict] {
        sameScope(rows) + rows.sorted { $0.id < $1.id }.flatMap { holderConflicts($0, agencies, serving) }
    }

    private static func sameScope(_ rows: [Responsibility]) -> [ResponsibilityConflict] {
        let scopes = Dictionary(grouping: rows) { [$0.category?.key ?? "", $0.territory?.key ?? ""] }
        return scopes.values
            .map { scope in
                scope.filter { row in scope.contains { $0.id != row.id && $0.validity.overlaps(row.validity) } }
            }
            .filter { !$0.isEmpty }
            .map { $0.map(\.id).sorted() }
            .sorted { $0[0] < $1[0] }
            .map(ResponsibilityConflict.sameScope)
    }

    private static func holderConflicts(
        _ row: Responsibility, _ agencies: [Agency.ID: Agency], _ serving: ServingAgencies
    ) -> [ResponsibilityConflict] {
        func isGone(_ holder: Responsibility.Holder) -> Bool {
            holder.agency.map { agencies[$0]?.isActive != true } ?? false
        }
        var found: [ResponsibilityConflict] = isGone(row.lead) ? [.noSuchAgency(row.id)] : []
        if row.supports.contains(where: isGone) { found.append(.noSuchSupport(row.id)) }
        let kinds: [AgencyKind] = row.holders.compactMap(\.kind)
        if kinds.contains(where: { !serving.has($0) }) { found.append(.noneOfKind(row.id)) }
        for kind in kinds {
            found += serving.rivals(of: kind).map { .severalOfKind(row.id, $0.map(\.id)) }
        }
        return found
    }
}
