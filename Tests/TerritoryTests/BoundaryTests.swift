import Foundation
import Kernel
import Testing

@testable import Territory

@Suite("Areas") struct BoundaryTests {
    @Test("Well-known binary gives back what went in, holes and islands too")
    func wkb() throws {
        let hole: Boundary.Ring = square(0.4, 0.4, 0.2).polygons[0][0]
        let area: Boundary = try #require(
            Boundary(polygons: [[square(0, 0).polygons[0][0], hole], square(5, 5).polygons[0]]))
        #expect(Boundary(wkb: area.wkb) == area)
        #expect(try area.flaw() == nil)
    }

    @Test("Cut or foreign bytes are no boundary")
    func badBytes() {
        let bytes: [UInt8] = square(0, 0).wkb
        for length in 0..<bytes.count { #expect(Boundary(wkb: Array(bytes.prefix(length))) == nil) }
        #expect(Boundary(wkb: [1, 6, 0, 0, 0, 255, 255, 255, 255]) == nil)
    }

    @Test("A ring that crosses itself is named with the crossing")
    func bowTie() throws {
        let flaw = try #require(try boundary([(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)]).flaw())
        #expect(flaw.kind == .selfIntersection)
        #expect(flaw.at == point(0.5, 0.5))
    }

    @Test("A hole outside its ring and shells in shells are named")
    func others() throws {
        let outer: Boundary.Ring = square(0, 0).polygons[0][0]
        let stray: Boundary = try #require(Boundary(polygons: [[outer, square(3, 3).polygons[0][0]]]))
        #expect(try stray.flaw()?.kind == .holeOutside)
        let nested: Boundary = try #require(Boundary(polygons: [[outer], [square(0.2, 0.2, 0.1).polygons[0][0]]]))
        #expect(try nested.flaw()?.kind == .nested)
    }

    @Test("Rings that are not closed, too short or off the globe are no boundary")
    func rings() {
        #expect(Boundary(ring: [point(0, 0), point(1, 0), point(1, 1)]) == nil)
        #expect(Boundary(ring: [point(0, 0), point(1, 0), point(1, 1), point(0, 1)]) == nil)
        #expect(Boundary(ring: [point(0, 0), point(1, 0), point(1, 100), point(0, 0)]) == nil)
        #expect(Boundary(polygons: []) == nil)
    }

    @Test("A gap, an overlap and an overhang are found with place and size")
    func coverage() throws {
        let whole: Boundary = square(118, 32, 0.02)
        let west: Boundary = boundary([(118, 32), (118.011, 32), (118.011, 32.02), (118, 32.02), (118, 32)])
        let east: Boundary = boundary([(118.01, 32), (118.02, 32), (118.02, 32.015), (118.01, 32.015), (118.01, 32)])
        let faults: [CoverageFault] = try whole.coverage(by: [west, east], isWhole: true)
        #expect(faults.map(\.kind) == [.overlap(0, 1), .gap])
        #expect(abs(faults[0].squareMetres - 0.001 * 0.015 * 111_195 * 111_195 * cos(32.01 * .pi / 180)) < 10)
        #expect(faults[1].at.latitude > 32.015 && faults[1].at.longitude > 118.011)

        let wide: Boundary = boundary([(118.011, 32), (118.03, 32), (118.03, 32.02), (118.011, 32.02), (118.011, 32)])
        #expect(try whole.coverage(by: [west, wide], isWhole: true).map(\.kind) == [.outside(1)])
        #expect(try whole.coverage(by: [west], isWhole: false) == [])
        #expect(try whole.coverage(by: [], isWhole: true) == [])
    }

    @Test("Noise below the tolerance is let be")
    func tolerance() throws {
        let whole: Boundary = square(118, 32, 0.01)
        let nearly: Boundary = square(118, 32, 0.0099999)
        #expect(try whole.coverage(by: [nearly], isWhole: true) == [])
        #expect(try whole.coverage(by: [nearly], isWhole: true, tolerance: 0.1).map(\.kind) == [.gap])
    }

    @Test("Voronoi cells tile their area and each holds its point", arguments: [2, 7, 60])
    func voronoi(count: Int) throws {
        let area: Boundary = boundary([
            (118, 31), (118.2, 31.05), (118.3, 31.3), (118.1, 31.2), (117.9, 31.3), (118, 31),
        ])
        var random = Seeded(seed: 7)
        let points: [Coordinate] = (0..<count).map { _ in
            point(118.02 + 0.1 * random.unit(), 31.05 + 0.12 * random.unit())
        }
        let cells: [Boundary] = try Boundary.voronoi(points: points, within: area).compactMap(\.self)
        #expect(cells.count == count)
        #expect(try area.coverage(by: cells, isWhole: true, tolerance: 1) == [])
        for (cell, site) in zip(cells, points) {
            #expect(try GridIndex(areas: [cell.wkb]).hits(site) == [0])
        }
    }

    @Test("One point gets the whole area, a second at the same place none")
    func voronoiEdge() throws {
        let area: Boundary = square(118, 31)
        #expect(try Boundary.voronoi(points: [point(118.5, 31.5)], within: area) == [area])
        let twins: [Boundary?] = try Boundary.voronoi(
            points: [point(118.2, 31.5), point(118.2, 31.5), point(118.8, 31.5)], within: area)
        #expect(twins.map { $0 != nil } == [true, false, true])
    }
}

/// A small generator with a seed (SplitMix64), so that tests repeat.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z: UInt64 = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
