import Kernel

/// A boundary a place has or had, and when it held.
package struct BoundaryVersion: Sendable, Hashable {
    package let place: Place.ID
    /// Counted from 1 for each place.
    package let number: Int
    package let isMadeUp: Bool
    package let source: CoordinateSystem
    package let from: Instant
    /// Nil while it holds.
    package let to: Instant?
}
