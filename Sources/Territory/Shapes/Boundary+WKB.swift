import Kernel

/// Well-known binary (OGC 06-103r4, 8.2), little-endian MultiPolygon: how boundaries are stored and handed to libgeos.
extension Boundary {
    package var wkb: [UInt8] {
        var out = WKBBytes()
        out.header(6, count: polygons.count)
        for rings in polygons {
            out.header(3, count: rings.count)
            for ring in rings {
                out.count(ring.count)
                for point in ring {
                    out.number(point.longitude)
                    out.number(point.latitude)
                }
            }
        }
        return out.bytes
    }

    /// Reads polygons, multipolygons and the polygons of a collection; nil when the bytes are not that, or hold no area.
    package init?(wkb: [UInt8]) {
        var reader = WKBReader(bytes: wkb)
        guard let polygons = reader.polygons() else { return nil }
        self.init(polygons: polygons)
    }
}

private struct WKBBytes {
    var bytes: [UInt8] = []

    mutating func header(_ type: UInt32, count: Int) {
        bytes.append(1)
        word(type)
        self.count(count)
    }

    mutating func count(_ count: Int) { word(UInt32(clamping: count)) }

    mutating func number(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func word(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

private struct WKBReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func polygons() -> [[Boundary.Ring]]? {
        guard take(1) == 1, let type = take(4), let count = take(4), count <= UInt64(bytes.count) else { return nil }
        switch type {
        case 3: return rings(Int(count)).map { [$0] }
        case 6, 7: return parts(Int(count))
        case 1, 2, 4, 5: return skipPoints(type, Int(count))
        default: return nil
        }
    }

    private mutating func parts(_ count: Int) -> [[Boundary.Ring]]? {
        var out: [[Boundary.Ring]] = []
        for _ in 0..<count {
            guard let part = polygons() else { return nil }
            out += part
        }
        return out
    }

    private mutating func rings(_ count: Int) -> [Boundary.Ring]? {
        var out: [Boundary.Ring] = []
        for _ in 0..<count {
            guard let size = take(4), size <= UInt64(bytes.count), let ring = points(Int(size)) else { return nil }
            out.append(ring)
        }
        return out
    }

    private mutating func points(_ count: Int) -> Boundary.Ring? {
        var out: Boundary.Ring = []
        out.reserveCapacity(count)
        for _ in 0..<count {
            guard let x = take(8), let y = take(8) else { return nil }
            out.append(Coordinate(longitude: Double(bitPattern: x), latitude: Double(bitPattern: y)))
        }
        return out
    }

    /// Points and lines that an intersection leaves along a shared edge have no area. A point has no count: its 4 bytes are of its x.
    private mutating func skipPoints(_ type: UInt64, _ count: Int) -> [[Boundary.Ring]]? {
        switch type {
        case 1: position += 12
        case 2: position += count * 16
        default: return parts(count)
        }
        return position <= bytes.count ? [] : nil
    }

    private mutating func take(_ size: Int) -> UInt64? {
        guard position + size <= bytes.count else { return nil }
        defer { position += size }
        return (0..<size).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[position + $1]) }
    }
}
