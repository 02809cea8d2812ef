import Kernel

/// The area of a place: polygons in WGS-84, each an outer ring and its holes, every ring closed.
package struct Boundary: Sendable, Hashable {
    package typealias Ring = [Coordinate]

    package let polygons: [[Ring]]

    /// Nil when there is nothing, a ring has fewer than four points or is not closed, or a point is not on the globe.
    package init?(polygons: [[Ring]]) {
        guard Self.flaw(in: polygons) == nil else { return nil }
        self.polygons = polygons
    }

    package init?(ring: Ring) { self.init(polygons: [[ring]]) }

    /// What keeps these rings from being polygons at all, and where.
    package static func flaw(in polygons: [[Ring]]) -> (kind: BoundaryFlaw, at: Coordinate?)? {
        guard !polygons.isEmpty, polygons.allSatisfy({ !$0.isEmpty }) else { return (.tooFewPoints, nil) }
        for ring in polygons.joined() {
            if let bad = ring.first(where: { !$0.isValid }) { return (.badCoordinate, bad) }
            guard ring.count >= 4 else { return (.tooFewPoints, ring.first) }
            guard ring.first == ring.last else { return (.ringNotClosed, ring.last) }
        }
        return nil
    }

    package var pointCount: Int { polygons.joined().reduce(0) { $0 + $1.count } }

    package var box: Box {
        polygons.joined().joined().reduce(into: Box()) { $0.stretch(to: $1) }
    }
}

/// Why rings are no valid area (OGC Simple Features 6.1.11).
package enum BoundaryFlaw: String, Sendable, CaseIterable {
    case badCoordinate, tooFewPoints, ringNotClosed, selfIntersection, holeOutside, nested, disconnected, duplicateRings
    case otherFlaw
}

/// A rectangle of degrees.
package struct Box: Sendable, Hashable {
    package private(set) var west: Double = .infinity
    package private(set) var south: Double = .infinity
    package private(set) var east: Double = -.infinity
    package private(set) var north: Double = -.infinity

    package init() {}

    package mutating func stretch(to point: Coordinate) {
        west = min(west, point.longitude)
        east = max(east, point.longitude)
        south = min(south, point.latitude)
        north = max(north, point.latitude)
    }

    package mutating func stretch(to other: Box) {
        west = min(west, other.west)
        east = max(east, other.east)
        south = min(south, other.south)
        north = max(north, other.north)
    }

    package func touches(_ other: Box) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }
}
