import Foundation
import Kernel
import Testing

@testable import Territory

@Suite("Finding the area of a point") struct GridIndexTests {
    @Test("A point on a shared edge is in the same area every time")
    func sharedEdge() throws {
        let index = try GridIndex(areas: [square(0, 0).wkb, square(1, 0).wkb])
        #expect(index.hits(point(1, 0.5)) == [0, 1])
        #expect(index.first(point(1, 0.5)) == 0)
        #expect(index.first(point(1, 0.5), from: 1) == 1)
    }

    @Test("Nothing contains what lies outside, or no point at all")
    func outside() throws {
        let index = try GridIndex(areas: [square(0, 0).wkb, nil])
        #expect(index.first(point(2, 2)) == nil)
        #expect(index.first(point(.nan, 0)) == nil)
        #expect(index.first(point(.infinity, 0)) == nil)
        #expect(try GridIndex(areas: []).first(point(0, 0)) == nil)
    }

    @Test("Holes are outside")
    func holes() throws {
        let ring: Boundary = try #require(
            Boundary(polygons: [[square(0, 0).polygons[0][0], square(0.4, 0.4, 0.2).polygons[0][0]]]))
        let index = try GridIndex(areas: [ring.wkb])
        #expect(index.first(point(0.5, 0.5)) == nil)
        #expect(index.first(point(0.1, 0.1)) == 0)
    }

    @Test("Agrees with arithmetic on a board of squares, from many tasks at once")
    func board() async throws {
        let side = 30
        let index = try GridIndex(areas: (0..<side * side).map { square(Double($0 % side), Double($0 / side)).wkb })
        let wrong: Int = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var random = Seeded(seed: UInt64(task))
                    return (0..<2_000).count { _ in
                        let x: Double = random.unit() * Double(side)
                        let y: Double = random.unit() * Double(side)
                        return index.first(point(x, y)) != Int(y) * side + Int(x)
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
