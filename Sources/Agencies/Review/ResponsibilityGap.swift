import Kernel

/// A category in a district for which the table names nobody in particular.
package struct ResponsibilityGap: Sendable, Hashable {
    package enum Reach: String, Sendable, Hashable, CaseIterable {
        /// Only a row for every category fits.
        case everyCategory
        /// No row fits: the district or the centre has to take it.
        case fallback
    }

    package let category: TreePath
    package let district: TreePath
    package let reach: Reach

    package init(category: TreePath, district: TreePath, reach: Reach) {
        self.category = category
        self.district = district
        self.reach = reach
    }
}

/// Which gaps are asked for; nil leaves a side open.
package struct GapFilter: Sendable, Equatable {
    package var category: TreePath?
    package var district: TreePath?
    package var reach: ResponsibilityGap.Reach?

    package init(category: TreePath? = nil, district: TreePath? = nil, reach: ResponsibilityGap.Reach? = nil) {
        self.category = category
        self.district = district
        self.reach = reach
    }
}

extension ResponsibilityTable {
    /// Every leaf category in every district, as far as nobody is named for it; by category, then district.
    package func gaps(in city: ReviewedCity, _ filter: GapFilter = GapFilter()) -> [ResponsibilityGap] {
        let leaves: [TreePath] = city.leaves.filter { filter.category?.contains($0) ?? true }
        let districts: [TreePath] = city.districts.filter { filter.district?.contains($0) ?? true }
        return leaves.flatMap { leaf in
            districts.compactMap { district in
                reach(leaf, district).map { ResponsibilityGap(category: leaf, district: district, reach: $0) }
            }
        }.filter { filter.reach == nil || filter.reach == $0.reach }
    }

    private func reach(_ leaf: TreePath, _ district: TreePath) -> ResponsibilityGap.Reach? {
        guard let proposal = try? propose(category: leaf, territory: district) else { return .fallback }
        guard case .row(_, let category, _, _) = proposal.ground else { return .fallback }
        return category == nil ? .everyCategory : nil
    }
}
