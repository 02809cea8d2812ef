import Foundation

/// The systems in which coordinates arrive; Minhu keeps WGS-84 and notes where a point came from.
package enum CoordinateSystem: String, Sendable, Codable, CaseIterable {
    case wgs84
    /// 火星坐标: what Chinese maps show (高德, 腾讯, 天地图 excepted).
    case gcj02
    /// GCJ-02 shifted once more (百度).
    case bd09
}

extension Coordinate {
    /// A point given in another system, turned into WGS-84. Outside China the systems are the same.
    package init(longitude: Double, latitude: Double, in system: CoordinateSystem) {
        let given = Coordinate(longitude: longitude, latitude: latitude)
        self = given.isValid && given.isShifted && system != .wgs84 ? given.solved(for: system) : given
    }

    /// This WGS-84 point as the numbers that `system` gives it.
    package func expressed(in system: CoordinateSystem) -> Coordinate {
        guard isShifted else { return self }
        switch system {
        case .wgs84: return self
        case .gcj02: return gcj02
        case .bd09: return gcj02.bd09
        }
    }

    /// Whether the national offset applies, by the rectangle that all published converters use.
    private var isShifted: Bool {
        (72.004...137.8347).contains(longitude) && (0.8293...55.8271).contains(latitude)
    }

    /// The forward formulas have no inverse in closed form: walk back by the remaining error until it is below 1e-9 degrees (0.1 mm).
    private func solved(for system: CoordinateSystem) -> Coordinate {
        var guess: Coordinate = self
        for _ in 0..<30 {
            let image: Coordinate = guess.expressed(in: system)
            let east: Double = image.longitude - longitude
            let north: Double = image.latitude - latitude
            guess = Coordinate(longitude: guess.longitude - east, latitude: guess.latitude - north)
            if abs(east) < 1e-9, abs(north) < 1e-9 { break }
        }
        return guess
    }
}

// GCJ-02: the reverse-engineered polynomial on the Krasovsky ellipsoid; googollee/eviltransform, `transform.c`.
extension Coordinate {
    private var gcj02: Coordinate {
        let axis: Double = 6_378_245.0
        let eccentricity: Double = 0.006_693_421_622_965_943
        let shift: (east: Double, north: Double) = Self.offset(longitude - 105, latitude - 35)
        let radians: Double = latitude / 180 * .pi
        let factor: Double = 1 - eccentricity * sin(radians) * sin(radians)
        let perNorth: Double = axis * (1 - eccentricity) / (factor * factor.squareRoot()) * .pi / 180
        let perEast: Double = axis / factor.squareRoot() * cos(radians) * .pi / 180
        return Coordinate(
            longitude: longitude + shift.east / perEast, latitude: latitude + shift.north / perNorth)
    }

    /// Metres to the east and north by which a point so many degrees from 105°E 35°N is moved.
    private static func offset(_ x: Double, _ y: Double) -> (east: Double, north: Double) {
        let root: Double = abs(x).squareRoot()
        let wave: Double = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
        let alongY: Double =
            20 * sin(y * .pi) + 40 * sin(y / 3 * .pi) + 160 * sin(y / 12 * .pi)
            + 320 * sin(y / 30 * .pi)
        let alongX: Double =
            20 * sin(x * .pi) + 40 * sin(x / 3 * .pi) + 150 * sin(x / 12 * .pi)
            + 300 * sin(x / 30 * .pi)
        let plainNorth: Double = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
        let plainEast: Double = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
        return (plainEast + (wave + alongX) * 2 / 3, plainNorth + (wave + alongY) * 2 / 3)
    }
}

// BD-09 from GCJ-02: the formula that Baidu's converters share; wandergis/coordtransform, `gcj02tobd09`.
extension Coordinate {
    private var bd09: Coordinate {
        let turn: Double = .pi * 3000 / 180
        let reach: Double = (longitude * longitude + latitude * latitude).squareRoot() + 0.000_02 * sin(latitude * turn)
        let angle: Double = atan2(latitude, longitude) + 0.000_003 * cos(longitude * turn)
        return Coordinate(longitude: reach * cos(angle) + 0.0065, latitude: reach * sin(angle) + 0.006)
    }
}
