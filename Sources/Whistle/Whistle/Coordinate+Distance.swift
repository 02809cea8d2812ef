import Foundation
import Kernel

extension Coordinate {
    /// Metres along the sphere (R. W. Sinnott, "Virtues of the haversine", 1984); to half a percent of the true distance.
    func distance(to other: Coordinate) -> Double {
        let radian: Double = .pi / 180
        let north: Double = sin((other.latitude - latitude) * radian / 2)
        let east: Double = sin((other.longitude - longitude) * radian / 2)
        let chord: Double = north * north + cos(latitude * radian) * cos(other.latitude * radian) * east * east
        return 2 * 6_371_008.8 * asin(min(1, chord.squareRoot()))
    }
}
