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

    package let agency: Agency.ID
    package let path: TreePath
    package let name: String
    package let ground: Ground
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
}
