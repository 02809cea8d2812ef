import Foundation
import Kernel
import Testing

@Suite struct CoordinateSystems {
    @Test("GCJ-02 of a known point agrees with published converters")
    func knownPoint() {
        // eviltransform's own test table: WGS-84 31.1774276, 121.5272106 is GCJ-02 31.17530398364597, 121.531541859215.
        let shifted = Coordinate(longitude: 121.5272106, latitude: 31.1774276).expressed(in: .gcj02)
        #expect(abs(shifted.longitude - 121.531541859215) < 1e-6)
        #expect(abs(shifted.latitude - 31.17530398364597) < 1e-6)
    }

    @Test("There and back is less than a decimetre off, everywhere in China", arguments: CoordinateSystem.allCases)
    func roundTrip(system: CoordinateSystem) {
        for longitude in stride(from: 74.0, through: 134.0, by: 1.37) {
            for latitude in stride(from: 18.0, through: 53.0, by: 1.13) {
                let point = Coordinate(longitude: longitude, latitude: latitude)
                let image: Coordinate = point.expressed(in: system)
                let back = Coordinate(longitude: image.longitude, latitude: image.latitude, in: system)
                #expect(metres(point, back) < 0.1)
            }
        }
    }

    @Test("In Nanjing the shift is some hundred metres")
    func shiftSize() {
        let point = Coordinate(longitude: 118.7969, latitude: 32.0603)
        #expect((300...700).contains(metres(point, point.expressed(in: .gcj02))))
        #expect((500...1500).contains(metres(point, point.expressed(in: .bd09))))
    }

    @Test(
        "Outside China nothing is moved",
        arguments: [(-0.1276, 51.5072), (139.69, 35.69), (100.0, -10.0), (60.0, 40.0)])
    func abroad(longitude: Double, latitude: Double) {
        let point = Coordinate(longitude: longitude, latitude: latitude)
        for system in CoordinateSystem.allCases {
            #expect(point.expressed(in: system) == point)
            #expect(Coordinate(longitude: longitude, latitude: latitude, in: system) == point)
        }
    }

    @Test("What is no point on the globe stays what it is")
    func nonsense() {
        #expect(!Coordinate(longitude: .nan, latitude: 32, in: .gcj02).isValid)
        #expect(!Coordinate(longitude: 118, latitude: 320, in: .bd09).isValid)
    }

    private func metres(_ a: Coordinate, _ b: Coordinate) -> Double {
        let east: Double = (a.longitude - b.longitude) * 111_320 * cos(a.latitude * .pi / 180)
        let north: Double = (a.latitude - b.latitude) * 111_320
        return (east * east + north * north).squareRoot()
    }
}
