import Foundation
import Kernel

/// Where parts fail to tile their whole.
package struct CoverageFault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Covered by no part.
        case gap
        /// Covered by both; the numbers are positions in the list of parts.
        case overlap(Int, Int)
        /// Of this part, but not of the whole.
        case outside(Int)
    }

    package let kind: Kind
    package let at: Coordinate
    package let squareMetres: Double
}

extension Boundary {
    /// Area on the sphere's tangent plane at its middle latitude; good to a few parts in ten thousand for a city.
    package func squareMetres() throws -> Double {
        try Geos().shape(self).squareDegrees * squareMetresPerSquareDegree
    }

    private var squareMetresPerSquareDegree: Double {
        let middle: Double = (box.south + box.north) / 2
        return 111_195 * 111_195 * cos(middle * .pi / 180)
    }

    /// Gaps, overlaps and overhangs larger than `tolerance` square metres. `isWhole` says that all parts are there, so that gaps count.
    package func coverage(by parts: [Boundary], isWhole: Bool, tolerance: Double = 25) throws -> [CoverageFault] {
        guard !parts.isEmpty else { return [] }
        let check = CoverageCheck(perDegree: squareMetresPerSquareDegree, tolerance: tolerance)
        let geos = try Geos()
        let whole: Shape = try geos.shape(self)
        let shapes: [Shape] = try parts.map(geos.shape)
        var faults: [CoverageFault] = try Self.overlaps(parts, shapes, check)
        for (index, shape) in shapes.enumerated() {
            faults += try check.faults(in: shape.difference(whole), .outside(index))
        }
        if isWhole { faults += try check.faults(in: whole.difference(geos.union(shapes)), .gap) }
        return faults
    }

    private static func overlaps(
        _ parts: [Boundary], _ shapes: [Shape], _ check: CoverageCheck
    ) throws -> [CoverageFault] {
        var faults: [CoverageFault] = []
        let order: [(index: Int, box: Box)] = parts.enumerated().map { ($0, $1.box) }.sorted { $0.1.west < $1.1.west }
        for (position, first) in order.enumerated() {
            for second in order[(position + 1)...] {
                if second.box.west > first.box.east { break }
                guard first.box.touches(second.box) else { continue }
                let pair: (Int, Int) = (min(first.index, second.index), max(first.index, second.index))
                let common: Shape = try shapes[pair.0].intersection(shapes[pair.1])
                faults += try check.faults(in: common, .overlap(pair.0, pair.1))
            }
        }
        return faults
    }
}

private struct CoverageCheck {
    let perDegree: Double
    let tolerance: Double

    /// One fault for each piece that is large enough, the largest first.
    func faults(in shape: Shape, _ kind: CoverageFault.Kind) throws -> [CoverageFault] {
        guard shape.squareDegrees * perDegree > tolerance else { return [] }
        let large: [CoverageFault] = try shape.polygons().compactMap { piece in
            let size: Double = piece.squareDegrees * perDegree
            guard size > tolerance, let spot = try piece.innerPoint() else { return nil }
            return CoverageFault(kind: kind, at: spot, squareMetres: size)
        }
        return large.sorted { $0.squareMetres > $1.squareMetres }
    }
}
