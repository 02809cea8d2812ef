import Kernel

/// The agency a case should go to, with the reason shown beside it.
package struct Proposal: Sendable, Hashable {
    package enum Ground: Sendable, Hashable {
        /// A row of the table, for this category (nil: every one) in this territory (nil: the whole city).
        case row(Responsibility.ID, category: TreePath?, territory: TreePath?, kind: AgencyKind?)
        /// No row fits: the district that serves the place.
        case district(territory: TreePath)
        /// No row fits and no district is known: the centre.
        case centre
    }

    /// An agency that helps the lead.
    package struct Support: Sendable, Hashable {
        package let agency: Agency.ID
        package let path: TreePath
        package let name: String

        package init(_ agency: Agency) {
            self.agency = agency.id
            path = agency.path
            name = agency.name
        }
    }

    package let agency: Agency.ID
    package let path: TreePath
    package let name: String
    package let ground: Ground
    /// Who helps, as the row says and as they serve the place.
    package internal(set) var supports: [Support] = []
    /// Helpers the row names whom nobody is here: closed, or of a kind that does not serve the place.
    package internal(set) var missing: [Responsibility.Holder] = []
    /// What the row rests on in law; nil without a row.
    package internal(set) var citation: String?
    /// Rows nearer than the ground whose agency is closed or missing.
    package let passedOver: [Responsibility.ID]

    package init(_ agency: Agency, because ground: Ground, passedOver: [Responsibility.ID] = []) {
        self.agency = agency.id
        path = agency.path
        name = agency.name
        self.ground = ground
        self.passedOver = passedOver
    }

    /// Whether nobody is named for it, so that a dispatcher should look twice.
    package var isFallback: Bool {
        if case .row = ground { false } else { true }
    }

    /// Takes the helpers a row names: each agency once, the lead not again.
    mutating func take(_ holders: [Responsibility.Holder], found: (Responsibility.Holder) -> Agency?) {
        for holder in holders {
            guard let helper = found(holder) else {
                missing.append(holder)
                continue
            }
            let isNew: Bool = helper.id != agency && !supports.contains { $0.agency == helper.id }
            if isNew { supports.append(Support(helper)) }
        }
    }
}
