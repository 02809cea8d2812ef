import Kernel
import Storage

/// A component and how far away it stands.
package struct NearComponent: Sendable, Hashable {
    package let component: Component
    package let metres: Double
}

extension ComponentDesk {
    package static let farthest = 1_000.0

    /// Those within so many metres of a point, the nearest first; removed ones are left out.
    package func nearest(to point: Coordinate, within metres: Double, limit: Int = 20) async throws -> [NearComponent] {
        let reach: Double = min(metres, Self.farthest)
        return try await database.read { tx in
            let cells: [ComponentCell] = ComponentCell.around(point, within: reach)
            let placed: [ComponentPlacing] = try ComponentPlacing.all(in: cells, tx)
            let near = placed.map { (id: $0.id, metres: $0.point.metres(to: point)) }
                .filter { $0.metres <= reach }.sorted { ($0.metres, $0.id) < ($1.metres, $1.id) }.prefix(limit)
            let found: [Component.ID: Component] = try Component.find(near.map(\.id), in: tx)
            return near.compactMap { entry in
                found[entry.id].map { NearComponent(component: $0, metres: entry.metres) }
            }
        }
    }
}
