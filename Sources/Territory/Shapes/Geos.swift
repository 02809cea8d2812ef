import CGEOS
import Kernel

/// One reentrant handle of libgeos. Not shared between threads: whoever computes makes one, or holds it behind a lock.
final class Geos {
    let handle: GEOSContextHandle_t

    init() throws {
        guard let handle = GEOS_init_r() else { throw GeosFault.unavailable }
        self.handle = handle
    }

    deinit { GEOS_finish_r(handle) }

    func shape(_ boundary: Boundary) throws -> Shape { try shape(wkb: boundary.wkb) }

    func shape(wkb: [UInt8]) throws -> Shape {
        guard let reader = GEOSWKBReader_create_r(handle) else { throw GeosFault.unavailable }
        defer { GEOSWKBReader_destroy_r(handle, reader) }
        return try Shape(owning: GEOSWKBReader_read_r(handle, reader, wkb, wkb.count), in: self)
    }

    func point(_ point: Coordinate) throws -> Shape {
        try Shape(owning: GEOSGeom_createPointFromXY_r(handle, point.longitude, point.latitude), in: self)
    }

    /// The union of shapes that may touch and overlap.
    func union(_ shapes: [Shape]) throws -> Shape {
        try collection(GEOS_MULTIPOLYGON, of: shapes.flatMap { try $0.polygons() }).derived { GEOSUnaryUnion_r($0, $1) }
    }

    /// A collection of copies of the parts.
    func collection(_ type: GEOSGeomTypes, of parts: [Shape]) throws -> Shape {
        var copies: [OpaquePointer?] = parts.map { GEOSGeom_clone_r(handle, $0.pointer) }
        let made = GEOSGeom_createCollection_r(handle, Int32(type.rawValue), &copies, UInt32(copies.count))
        return try Shape(owning: made, in: self)
    }
}

package enum GeosFault: Error {
    case unavailable
    /// libgeos could not compute it: the shapes are invalid or too badly conditioned.
    case failed
}

/// A geometry of libgeos, freed with its last owner.
final class Shape {
    let pointer: OpaquePointer
    let geos: Geos

    init(owning pointer: OpaquePointer?, in geos: Geos) throws {
        guard let pointer else { throw GeosFault.failed }
        self.pointer = pointer
        self.geos = geos
    }

    deinit { GEOSGeom_destroy_r(geos.handle, pointer) }

    func derived(_ make: (GEOSContextHandle_t, OpaquePointer) -> OpaquePointer?) throws -> Shape {
        try Shape(owning: make(geos.handle, pointer), in: geos)
    }

    func intersection(_ other: Shape) throws -> Shape {
        try derived { GEOSIntersection_r($0, $1, other.pointer) }
    }

    func difference(_ other: Shape) throws -> Shape {
        try derived { GEOSDifference_r($0, $1, other.pointer) }
    }

    /// A point that is certainly inside.
    func innerPoint() throws -> Coordinate? {
        try derived { GEOSPointOnSurface_r($0, $1) }.position
    }

    /// Of a point; nil of anything else and of an empty one.
    var position: Coordinate? {
        var x: Double = 0
        var y: Double = 0
        guard GEOSGeomGetX_r(geos.handle, pointer, &x) == 1, GEOSGeomGetY_r(geos.handle, pointer, &y) == 1 else {
            return nil
        }
        return Coordinate(longitude: x, latitude: y)
    }

    var squareDegrees: Double {
        var area: Double = 0
        return GEOSArea_r(geos.handle, pointer, &area) == 1 ? area : 0
    }

    /// Copies of the polygons it is made of; lines and points are left out.
    func polygons() throws -> [Shape] {
        let count: Int32 = GEOSGetNumGeometries_r(geos.handle, pointer)
        let parts: [OpaquePointer] = (0..<max(0, count)).compactMap { GEOSGetGeometryN_r(geos.handle, pointer, $0) }
        let areas = parts.filter { GEOSGeomTypeId_r(geos.handle, $0) == Int32(GEOS_POLYGON.rawValue) }
        return try areas.map { try Shape(owning: GEOSGeom_clone_r(geos.handle, $0), in: geos) }
    }

    /// As a boundary; nil when it has no area.
    func boundary() throws -> Boundary? {
        guard let writer = GEOSWKBWriter_create_r(geos.handle) else { throw GeosFault.unavailable }
        defer { GEOSWKBWriter_destroy_r(geos.handle, writer) }
        var size: Int = 0
        guard let bytes = GEOSWKBWriter_write_r(geos.handle, writer, pointer, &size) else { throw GeosFault.failed }
        defer { GEOSFree_r(geos.handle, bytes) }
        return Boundary(wkb: Array(UnsafeBufferPointer(start: bytes, count: size)))
    }
}
