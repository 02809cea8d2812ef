import Kernel

/// Something in the responsibility table that a steward should repair; the table still answers.
package enum ResponsibilityConflict: Sendable, Hashable {
    /// Rows for the same category and territory whose days overlap; the first wins.
    case sameScope([Responsibility.ID])
    /// The row's agency does not exist or is closed.
    case noSuchAgency(Responsibility.ID)
    /// No agency of the row's kind is active.
    case noneOfKind(Responsibility.ID)
    /// Several agencies of the row's kind serve the same territory; the first is taken.
    case severalOfKind(Responsibility.ID, [Agency.ID])

    package var rows: [Responsibility.ID] {
        switch self {
        case .sameScope(let rows): rows
        case .noSuchAgency(let row), .noneOfKind(let row), .severalOfKind(let row, _): [row]
        }
    }

    /// The word for it in the catalogues.
    package var code: String {
        switch self {
        case .sameScope: "sameScope"
        case .noSuchAgency: "noSuchAgency"
        case .noneOfKind: "noneOfKind"
        case .severalOfKind: "severalOfKind"
        }
    }

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
        switch row.holder {
        case .agency(let id):
            return agencies[id]?.isActive == true ? [] : [.noSuchAgency(row.id)]
        case .kind(let kind):
            guard serving.has(kind) else { return [.noneOfKind(row.id)] }
            let places: [[Agency]] = serving.rivals(of: kind)
            return places.map { .severalOfKind(row.id, $0.map(\.id)) }
        }
    }
}
