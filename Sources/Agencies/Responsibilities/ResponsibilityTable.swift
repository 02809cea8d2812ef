import Kernel

/// The responsibility table as it stands on one day, ready to be asked without a database.
///
/// The nearest rule wins: first the deepest territory that says anything about the category, at that territory the most
/// special category, at equal specialty a named agency before a kind of agency, then the older row. A territory speaks
/// for itself before its parent does. When no row fits: the district serving the place, then the centre.
package struct ResponsibilityTable: Sendable {
    package let day: Day
    package let agencies: [Agency.ID: Agency]
    /// What a steward should repair, found while the table was built.
    package let conflicts: [ResponsibilityConflict]

    /// Rows by territory, then category, the winner of each pair first; "" stands for nil.
    private let rows: [String: [String: [Responsibility]]]
    let serving: ServingAgencies
    private let byCode: [String: Agency.ID]

    package init(agencies: [Agency], rows: [Responsibility], on day: Day) {
        self.day = day
        self.agencies = Dictionary(agencies.map { ($0.id, $0) }) { first, _ in first }
        serving = ServingAgencies(agencies)
        byCode = Dictionary(agencies.map { ($0.code, $0.id) }) { first, _ in first }
        let valid: [Responsibility] = rows.filter { $0.validity.contains(day) }.sorted(by: Self.precedes)
        self.rows = Dictionary(grouping: valid) { $0.territory?.key ?? "" }
            .mapValues { Dictionary(grouping: $0) { $0.category?.key ?? "" } }
        conflicts = ResponsibilityConflict.find(in: rows, among: self.agencies, serving: serving)
    }

    /// Who should take a case; a place or category not yet known is nil and finds only rows that hold everywhere.
    package func propose(category: TreePath?, territory: TreePath?) throws(AgencyRefusal) -> Proposal {
        var passedOver: [Responsibility.ID] = []
        let categories: [String] = (category?.upwards.map(\.key) ?? []) + [""]
        for place in (territory?.upwards.map(\.key) ?? []) + [""] {
            guard let rowsHere = rows[place] else { continue }
            for row in categories.lazy.flatMap({ rowsHere[$0] ?? [] }) {
                let here: TreePath? = territory ?? row.territory
                guard let agency = agency(row.lead, serving: here) else {
                    passedOver.append(row.id)
                    continue
                }
                var proposal = Proposal(agency, because: row.reason, passedOver: passedOver)
                proposal.citation = row.ground.isEmpty ? nil : row.ground
                proposal.take(row.supports) { self.agency($0, serving: here) }
                return proposal
            }
        }
        return try fallback(for: territory, passedOver)
    }

    /// The hotline centre: who receives what residents send by themselves.
    package func centre() throws(AgencyRefusal) -> Proposal { try fallback(for: nil, []) }

    package func agency(code: String) -> Agency? { byCode[code].flatMap { agencies[$0] } }

    /// The rows that hold today.
    package var allRows: [Responsibility] { rows.values.flatMap { $0.values.joined() }.sorted { $0.id < $1.id } }

    /// The rows that name this agency as the lead.
    package func rows(of agency: Agency.ID) -> [Responsibility] { allRows.filter { $0.lead == .agency(agency) } }

    /// The rows that name this agency as a support.
    package func rows(supportedBy agency: Agency.ID) -> [Responsibility] {
        allRows.filter { $0.supports.contains(.agency(agency)) }
    }

    /// The rows that speak for exactly this category and territory, the winner first; what a ruling would replace.
    package func rows(category: TreePath?, territory: TreePath?) -> [Responsibility] {
        rows[territory?.key ?? ""]?[category?.key ?? ""] ?? []
    }

    /// The agency that holds a row's part at a place; nil when it is closed or nobody of the kind serves the place.
    package func agency(_ holder: Responsibility.Holder, serving territory: TreePath?) -> Agency? {
        switch holder {
        case .agency(let id): agencies[id].flatMap { $0.isActive ? $0 : nil }
        case .kind(let kind): serving.nearest(kind, to: territory)
        }
    }

    private func fallback(
        for territory: TreePath?, _ passedOver: [Responsibility.ID]
    ) throws(AgencyRefusal) -> Proposal {
        if let territory, let district = serving.nearest(AgencyKind(.district), to: territory) {
            return Proposal(district, because: .district(territory: district.territory), passedOver: passedOver)
        }
        if let centre = serving.nearest(AgencyKind(.centre), to: territory) ?? serving.first(.centre) {
            return Proposal(centre, because: .centre, passedOver: passedOver)
        }
        throw .noCentre
    }

    private static func precedes(_ a: Responsibility, _ b: Responsibility) -> Bool {
        a.namesAgency == b.namesAgency ? a.id < b.id : a.namesAgency
    }
}

extension Responsibility {
    fileprivate var reason: Proposal.Ground {
        switch lead {
        case .agency: .row(id, category: category, territory: territory, kind: nil)
        case .kind(let kind): .row(id, category: category, territory: territory, kind: kind)
        }
    }

    fileprivate var namesAgency: Bool {
        if case .agency = lead { true } else { false }
    }
}
