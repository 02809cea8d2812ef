import Kernel

/// The city as a review of the responsibility table needs it: where cases happen and what they are about.
package struct ReviewedCity: Sendable {
    /// All places, a place before those in it.
    package let places: [TreePath]
    package let districts: [TreePath]
    /// The categories that have none under them.
    package let leaves: [TreePath]

    package init(places: [TreePath], districts: [TreePath], categories: [TreePath]) {
        self.places = places.sorted()
        self.districts = districts.sorted()
        let branches: Set<TreePath> = Set(categories.flatMap { $0.upwards.dropFirst() })
        leaves = categories.filter { !branches.contains($0) }.sorted()
    }

    var roots: [TreePath] {
        let least: Int? = places.map(\.depth).min()
        return places.filter { $0.depth == least }
    }
}
