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

/// A place in the list of rows, which is sorted by category.
package struct ResponsibilityPlace: Sendable, Hashable {
    let category: String
    let id: Responsibility.ID

    package init(after row: Responsibility) {
        category = row.category?.key ?? ""
        id = row.id
    }

    /// From an address; nil when it is none of ours.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Responsibility.ID(String(parts[1])) else { return nil }
        category = String(parts[0])
        self.id = id
    }

    package var text: String { "\(category)~\(id)" }
}
