import CGEOS
import Kernel

extension Boundary {
    /// Cuts an area into one cell per point, each nearest to its own (Voronoi), in the order of the points.
    /// A point at the place of an earlier one, or whose cell misses the area, gets none.
    package static func voronoi(points: [Coordinate], within area: Boundary) throws -> [Boundary?] {
        guard points.count > 1 else { return points.map { _ in area } }
        let geos = try Geos()
        let whole: Shape = try geos.shape(area)
        let sites: Shape = try geos.collection(GEOS_MULTIPOINT, of: points.map(geos.point))
        let diagram: Shape = try sites.derived { GEOSVoronoiDiagram_r($0, $1, whole.pointer, 0, 0) }
        let cells: [Shape] = try diagram.polygons()
        let index = try GridIndex(areas: cells.map { try $0.boundary()?.wkb })
        var taken: Set<Int> = []
        return try points.map { point in
            guard let cell = index.hits(point).first, taken.insert(cell).inserted else { return nil }
            return try cells[cell].intersection(whole).boundary()
        }
    }
}
