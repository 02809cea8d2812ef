import CGEOS
import Kernel

extension Boundary {
    /// A point certainly inside; nil when libgeos finds none, as in rings that bound no area.
    package var innerPoint: Coordinate? {
        guard let geos = try? Geos(), let shape = try? geos.shape(self) else { return nil }
        return (try? shape.innerPoint()) ?? nil
    }

    /// With fewer points, none further than `tolerance` degrees from where the line was; each polygon keeps its shape as such.
    package func simplified(tolerance: Double) throws -> Boundary {
        let shape: Shape = try Geos().shape(self).derived { GEOSTopologyPreserveSimplify_r($0, $1, tolerance) }
        return try shape.boundary() ?? self
    }

    /// What is wrong with the rings and where; nil when they bound an area (`GEOSisValidDetail`).
    package func flaw() throws -> (kind: BoundaryFlaw, at: Coordinate?)? {
        let shape: Shape = try Geos().shape(self)
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let answer: CChar = GEOSisValidDetail_r(shape.geos.handle, shape.pointer, 0, &reason, &place)
        defer { if let reason { GEOSFree_r(shape.geos.handle, reason) } }
        let spot: Coordinate? = try place.map { try Shape(owning: $0, in: shape.geos) }?.position
        if answer == 1 { return nil }
        guard answer == 0 else { throw GeosFault.failed }
        return (BoundaryFlaw(geos: reason.map { String(cString: $0) } ?? ""), spot)
    }
}

extension BoundaryFlaw {
    /// From the sentence of libgeos' `TopologyValidationError`.
    fileprivate init(geos reason: String) {
        switch reason {
        case "Self-intersection", "Ring Self-intersection": self = .selfIntersection
        case "Hole lies outside shell": self = .holeOutside
        case "Holes are nested", "Nested shells": self = .nested
        case "Interior is disconnected": self = .disconnected
        case "Duplicate Rings": self = .duplicateRings
        case "Too few points in geometry component": self = .tooFewPoints
        case "Invalid Coordinate": self = .badCoordinate
        default: self = .otherFlaw
        }
    }
}
