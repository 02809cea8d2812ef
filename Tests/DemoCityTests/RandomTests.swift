import DemoCity
import Testing

@Suite("The seeded random generator")
struct RandomTests {
    @Test("gives the published first numbers of seed 1234567")
    func known() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
    }

    @Test("gives each part of the city a sequence of its own")
    func parts() {
        var grids = SplitMix64(seed: 1, for: "grids")
        var cases = SplitMix64(seed: 1, for: "cases")
        var again = SplitMix64(seed: 1, for: "grids")
        let first: UInt64 = grids.next()
        #expect(first != cases.next())
        #expect(first == again.next())
    }

    @Test("draws items in proportion to their weights")
    func weights() throws {
        var random = SplitMix64(seed: 7)
        let weighted = try #require(Weighted(["never", "rare", "often"], by: { ["rare": 1, "often": 9][$0] ?? 0 }))
        var seen: [String: Int] = [:]
        for _ in 0..<10_000 { seen[weighted.draw(&random), default: 0] += 1 }
        #expect(seen["never"] == nil)
        #expect((850...1_150).contains(seen["rare"] ?? 0))
    }

    @Test("has nothing to draw from when all weights are zero")
    func nothing() { #expect(Weighted([1, 2], by: { _ in 0 }) == nil) }
}
