import CGEOS
import Kernel
import Synchronization

/// Which areas a point lies in: prepared polygons behind an STR-tree. One lock guards the handle of libgeos, which serves one thread at a time.
package final class GridIndex: Sendable {
    private let tree: Mutex<AreaTree>
    package let count: Int

    /// `areas` as WKB, the most wanted first; one that is nil is never hit.
    package init(areas: [[UInt8]?]) throws {
        tree = Mutex(try AreaTree(areas))
        count = areas.count
    }

    /// The positions in `areas` of those that contain the point, edges included, lowest first: a point on a shared edge is in both, so the
    /// first answer is always the same one.
    package func hits(_ point: Coordinate) -> [Int] {
        guard point.isValid else { return [] }
        return tree.withLock { $0.hits(point) }
    }

    /// The lowest position from `start` on that contains the point.
    package func first(_ point: Coordinate, from start: Int = 0) -> Int? {
        guard point.isValid else { return nil }
        return tree.withLock { $0.first(point, from: start) }
    }
}

/// The part that must not be touched by two threads at once.
private final class AreaTree {
    private let geos: Geos
    private let tree: OpaquePointer
    /// Shapes must outlive the prepared forms that point into them.
    private var shapes: [Shape] = []
    private var prepared: [OpaquePointer?] = []
    private var candidates: [Int] = []

    init(_ areas: [[UInt8]?]) throws {
        geos = try Geos()
        guard let tree = GEOSSTRtree_create_r(geos.handle, 10) else { throw GeosFault.unavailable }
        self.tree = tree
        prepared.reserveCapacity(areas.count)
        for (index, area) in areas.enumerated() {
            guard let area else {
                prepared.append(nil)
                continue
            }
            let shape: Shape = try geos.shape(wkb: area)
            shapes.append(shape)
            prepared.append(GEOSPrepare_r(geos.handle, shape.pointer))
            // Items are positions plus one: libgeos carries them as pointers and never follows them.
            GEOSSTRtree_insert_r(geos.handle, tree, shape.pointer, UnsafeMutableRawPointer(bitPattern: index + 1))
        }
    }

    deinit {
        for case let form? in prepared { GEOSPreparedGeom_destroy_r(geos.handle, form) }
        GEOSSTRtree_destroy_r(geos.handle, tree)
    }

    func hits(_ point: Coordinate) -> [Int] {
        visit(point) { spot in candidates.filter { contains($0, spot) } } ?? []
    }

    func first(_ point: Coordinate, from start: Int) -> Int? {
        visit(point) { spot in candidates.first { $0 >= start && contains($0, spot) } } ?? nil
    }

    private func contains(_ index: Int, _ spot: OpaquePointer) -> Bool {
        guard let form = prepared[index] else { return false }
        return GEOSPreparedIntersects_r(geos.handle, form, spot) == 1
    }

    /// Fills `candidates` with those whose rectangle holds the point, in order, and asks `judge`.
    private func visit<T>(_ point: Coordinate, _ judge: (OpaquePointer) -> T) -> T? {
        guard let spot = GEOSGeom_createPointFromXY_r(geos.handle, point.longitude, point.latitude) else { return nil }
        defer { GEOSGeom_destroy_r(geos.handle, spot) }
        candidates.removeAll(keepingCapacity: true)
        withUnsafeMutablePointer(to: &candidates) { list in
            GEOSSTRtree_query_r(
                geos.handle, tree, spot,
                { item, list in
                    list?.assumingMemoryBound(to: [Int].self).pointee.append(Int(bitPattern: item) - 1)
                }, list)
        }
        if candidates.count > 1 { candidates.sort() }
        return judge(spot)
    }
}
