import Kernel

/// What a steward should look at in the table of a day: everything that is wrong, doubled, unreachable or served by nobody.
package struct ResponsibilityReview: Sendable {
    package let conflicts: [ResponsibilityConflict]

    /// `coming` are the rows that hold on the table's day or later.
    package init(_ table: ResponsibilityTable, coming: [Responsibility], in city: ReviewedCity) {
        let plain = ResponsibilityConflict.find(in: coming, among: table.agencies, serving: table.serving)
        let rows: [Responsibility] = table.allRows
        conflicts =
            plain + rows.flatMap { Self.unserved($0, table.serving, city) }
            + rows.compactMap { Self.shadowed($0, in: table, city) }
    }

    private static func unserved(
        _ row: Responsibility, _ serving: ServingAgencies, _ city: ReviewedCity
    ) -> [ResponsibilityConflict] {
        row.holders.compactMap { holder in
            guard let kind = holder.kind, serving.has(kind) else { return nil }
            let gaps: [TreePath] = serving.gaps(of: kind, in: row.territory, of: city)
            return gaps.isEmpty ? nil : .unserved(row.id, kind, gaps)
        }
    }

    /// A row answers first at its own category and territory, so that it is enough to ask there; a kind is asked where its
    /// agencies begin to serve.
    private static func shadowed(
        _ row: Responsibility, in table: ResponsibilityTable, _ city: ReviewedCity
    ) -> ResponsibilityConflict? {
        let places: [TreePath] = table.beginnings(of: row, in: city)
        var winners: Set<Responsibility.ID> = []
        for place in places {
            guard let proposal = try? table.propose(category: row.category, territory: place),
                case .row(let winner, _, _, _) = proposal.ground
            else { continue }
            if winner == row.id { return nil }
            winners.insert(winner)
        }
        return winners.isEmpty ? nil : .shadowed(row.id, by: winners.sorted())
    }
}

extension ResponsibilityTable {
    /// The outermost known places at which the row's lead can answer.
    fileprivate func beginnings(of row: Responsibility, in city: ReviewedCity) -> [TreePath] {
        let outermost: [TreePath] = row.territory.map { [$0] } ?? city.roots
        switch row.lead {
        case .agency(let id): return agencies[id]?.isActive == true ? outermost : []
        case .kind(let kind):
            return serving.territories(of: kind).flatMap { served in
                outermost.compactMap { place in
                    if served.contains(place) { return place }
                    return place.contains(served) ? served : nil
                }
            }
        }
    }
}

extension ServingAgencies {
    /// The outermost places nobody of the kind serves, not even in part.
    fileprivate func gaps(of kind: AgencyKind, in territory: TreePath?, of city: ReviewedCity) -> [TreePath] {
        let served: [TreePath] = territories(of: kind)
        var gaps: [TreePath] = []
        var decided: TreePath?
        for place in city.places where territory?.contains(place) ?? true {
            if let decided, decided.contains(place) { continue }
            if served.contains(where: { $0.contains(place) }) {
                decided = place
            } else if !served.contains(where: { place.contains($0) }) {
                gaps.append(place)
                decided = place
            }
        }
        return gaps
    }
}
