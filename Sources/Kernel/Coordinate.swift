/// A point on the earth in WGS-84 degrees (CGCS2000 is the same to within decimetres).
package struct Coordinate: Hashable, Sendable, Codable {
    package let longitude: Double
    package let latitude: Double

    package init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// On the globe at all; NaN and infinities are not.
    package var isValid: Bool {
        longitude.isFinite && latitude.isFinite && abs(longitude) <= 180 && abs(latitude) <= 90
    }
}
