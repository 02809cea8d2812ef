import Kernel

/// Which agencies a list shows; nil leaves a side open.
package struct AgencyFilter: Sendable, Equatable {
    package var under: TreePath?
    package var type: AgencyType?
    package var territory: TreePath?
    package var isActive: Bool?

    package init(
        under: TreePath? = nil, type: AgencyType? = nil, territory: TreePath? = nil, isActive: Bool? = nil
    ) {
        self.under = under
        self.type = type
        self.territory = territory
        self.isActive = isActive
    }
}

/// Which rows of the responsibility table a list shows; nil leaves a side open.
package struct ResponsibilityFilter: Sendable, Equatable {
    package var category: TreePath?
    package var territory: TreePath?
    package var agency: Agency.ID?
    package var day: Day?

    package init(category: TreePath? = nil, territory: TreePath? = nil, agency: Agency.ID? = nil, day: Day? = nil) {
        self.category = category
        self.territory = territory
        self.agency = agency
        self.day = day
    }
}
