import Kernel

/// How a dispute over a case ended, as a row of the table: from now on this category belongs here to this agency.
package struct ResponsibilityRuling: Sendable, Equatable {
    package var category: TreePath?
    package var territory: TreePath?
    package var lead: Agency.ID
    package var supports: [Responsibility.Holder]
    /// The law or the reasons cited.
    package var ground: String
    /// The case the dispute was about.
    package var caseNumber: String
    /// The standing row it takes the place of; without it a standing row refuses the ruling.
    package var replaces: Responsibility.ID?

    package init(
        category: TreePath?, territory: TreePath?, lead: Agency.ID, supports: [Responsibility.Holder] = [],
        ground: String, caseNumber: String, replaces: Responsibility.ID? = nil
    ) {
        self.category = category
        self.territory = territory
        self.lead = lead
        self.supports = supports
        self.ground = ground
        self.caseNumber = caseNumber
        self.replaces = replaces
    }

    package var subject: Subject { Subject(node: territory, category: category) }
    var origin: Responsibility.Origin { .ruling(caseNumber: caseNumber) }
    var change: ResponsibilityChange { ResponsibilityChange(lead: .agency(lead), supports: supports, ground: ground) }

    /// The row it becomes where none stands yet.
    var draft: ResponsibilityDraft {
        ResponsibilityDraft(
            category: category, territory: territory, lead: .agency(lead), supports: supports, ground: ground)
    }

    /// The row it replaces must speak for the same category and territory.
    func mustFit(_ row: Responsibility) throws(AgencyRefusal) {
        guard row.category == category, row.territory == territory else { throw .rulingElsewhere }
    }
}
