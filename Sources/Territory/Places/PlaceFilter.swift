import Kernel

/// Which places a list shows.
package struct PlaceFilter: Sendable, Hashable {
    package var under: TreePath?
    package var parent: Place.ID?
    package var level: PlaceLevel?

    package init(under: TreePath? = nil, parent: Place.ID? = nil, level: PlaceLevel? = nil) {
        self.under = under
        self.parent = parent
        self.level = level
    }
}
