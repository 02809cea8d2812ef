import Foundation
import Kernel

/// A small tile of the globe, about half a kilometre wide, by which the surroundings of a point are found in an index.
struct ComponentCell: Sendable, Hashable {
    private static let degrees = 0.005
    private static let perRow: Int64 = 100_000

    let number: Int64

    init(of point: Coordinate) { self.init(column: Self.step(point.longitude), row: Self.step(point.latitude)) }

    private init(column: Int64, row: Int64) { number = row * Self.perRow + column }

    private static func step(_ degrees: Double) -> Int64 { Int64(((degrees + 180) / Self.degrees).rounded(.down)) }

    /// The tiles that a circle touches.
    static func around(_ point: Coordinate, within metres: Double) -> [ComponentCell] {
        let high: Double = metres / Coordinate.metresPerDegree
        let wide: Double = high / max(0.01, cos(point.latitude * .pi / 180))
        let columns = step(point.longitude - wide)...step(point.longitude + wide)
        let rows = step(point.latitude - high)...step(point.latitude + high)
        return rows.flatMap { row in columns.map { ComponentCell(column: $0, row: row) } }
    }
}

extension Coordinate {
    static let metresPerDegree = 111_195.0

    /// Metres to another point; on a plane, which is true to a hand's breadth over a few kilometres.
    func metres(to other: Coordinate) -> Double {
        let north: Double = (other.latitude - latitude) * Self.metresPerDegree
        let scale: Double = cos((other.latitude + latitude) / 2 * .pi / 180)
        let east: Double = (other.longitude - longitude) * Self.metresPerDegree * scale
        return (north * north + east * east).squareRoot()
    }
}
