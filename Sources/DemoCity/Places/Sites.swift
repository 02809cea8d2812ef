import Foundation
import Kernel
import Territory

/// Points of places inside an area: the known ones as they are, the rest invented, well apart from each other.
struct Sites {
    private let area: Boundary
    private let index: GridIndex
    private var taken: [Coordinate] = []

    init(in area: Boundary) throws {
        self.area = area
        index = try GridIndex(areas: [area.wkb])
    }

    func contains(_ point: Coordinate) -> Bool { index.first(point) != nil }

    /// Takes a known point; false when it lies outside or another place has it already.
    mutating func take(_ point: Coordinate) -> Bool {
        guard contains(point), !taken.contains(where: { $0.squaredDegrees(to: point) < 1e-9 }) else { return false }
        taken.append(point)
        return true
    }

    /// Invents a point, near `anchor` where that is inside: of some candidates the one farthest from all others.
    mutating func invent(
        near anchor: Coordinate?, within reach: Double, _ random: inout SplitMix64
    ) -> Coordinate {
        var candidates: [Coordinate] = []
        for attempt in 0..<200 where candidates.count < 8 {
            let point: Coordinate = candidate(near: attempt < 60 ? anchor : nil, within: reach, &random)
            if contains(point) { candidates.append(point) }
        }
        let point: Coordinate = candidates.max { loneliness($0) < loneliness($1) } ?? anchor ?? area.middle
        taken.append(point)
        return point
    }

    private func candidate(
        near anchor: Coordinate?, within reach: Double, _ random: inout SplitMix64
    ) -> Coordinate {
        guard let anchor else {
            let box: Box = area.box
            return Coordinate(
                longitude: random.real(box.west...box.east), latitude: random.real(box.south...box.north))
        }
        let angle: Double = random.real(0...(2 * .pi))
        let distance: Double = reach * random.unit().squareRoot()
        return Coordinate(
            longitude: anchor.longitude + distance * cos(angle), latitude: anchor.latitude + distance * sin(angle))
    }

    private func loneliness(_ point: Coordinate) -> Double {
        taken.reduce(Double.infinity) { min($0, $1.squaredDegrees(to: point)) }
    }
}

extension Coordinate {
    func squaredDegrees(to other: Coordinate) -> Double {
        let x: Double = longitude - other.longitude
        let y: Double = latitude - other.latitude
        return x * x + y * y
    }

    func moved(eastMetres: Double, northMetres: Double) -> Coordinate {
        let metresPerDegree: Double = 111_195
        return Coordinate(
            longitude: longitude + eastMetres / (metresPerDegree * cos(latitude * .pi / 180)),
            latitude: latitude + northMetres / metresPerDegree)
    }

    /// Six decimals, as surveyors write it.
    var toDecimetre: Coordinate {
        Coordinate(longitude: (longitude * 1e6).rounded() / 1e6, latitude: (latitude * 1e6).rounded() / 1e6)
    }

    /// The mean of some points; nil of none.
    static func mean(_ points: [Coordinate]) -> Coordinate? {
        guard !points.isEmpty else { return nil }
        return Coordinate(
            longitude: points.reduce(0.0) { $0 + $1.longitude } / Double(points.count),
            latitude: points.reduce(0.0) { $0 + $1.latitude } / Double(points.count))
    }
}

extension Boundary {
    /// The middle of its rectangle.
    var middle: Coordinate {
        let box: Box = box
        return Coordinate(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
    }
}
