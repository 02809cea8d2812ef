import Testing

@testable import FollowUp

@Suite("Estimates")
struct EstimateTests {
    @Test("the interval of a share is Wilson's")
    func wilson() throws {
        // 8 of 10: the textbook interval is 0.490 to 0.943.
        let share: Estimate = try #require(
            [WeightedCount(weight: 1, value: 1, count: 8), WeightedCount(weight: 1, value: 0, count: 2)].share)
        #expect(abs(share.value - 0.8) < 1e-12 && share.count == 10)
        #expect(abs(share.low - 0.4902) < 0.0005 && abs(share.high - 0.9433) < 0.0005)
    }

    @Test("answers weigh by the inverse of their chance")
    func weighted() throws {
        // 40 asked of all, 30 solved; 10 asked at 20 %, 4 solved: (30 + 5·4) ÷ (40 + 5·10) = 50 ÷ 90; size 90² ÷ (40 + 250).
        let strata = [
            Stratum(
                percent: 100, counts: [.final: 40, .solved: 30], first: [0, 0, 0, 0, 0], final: [0, 0, 0, 0, 40]),
            Stratum(percent: 20, counts: [.final: 10, .solved: 4], first: [0, 0, 0, 0, 0], final: [10, 0, 0, 0, 0]),
        ]
        let line = FigureLine(key: "C00/", strata: strata)
        let solved: Estimate = try #require(line.solved)
        let known: Estimate = try #require(Estimate.wilson(share: 50.0 / 90, size: 8100.0 / 290, count: 50))
        #expect(abs(solved.value - 50.0 / 90) < 1e-12 && solved.count == 50)
        #expect(abs(solved.low - known.low) < 1e-12 && abs(solved.high - known.high) < 1e-12)
        let mean: Estimate = try #require(line.final)
        // (40·5 + 5·10·1) ÷ 90
        #expect(abs(mean.value - 250.0 / 90) < 1e-12 && mean.low < mean.value && mean.value < mean.high)
        #expect(line.distribution == [10, 0, 0, 0, 40])
    }

    @Test("without answers there is no figure")
    func nothing() {
        #expect(FigureLine(key: "", strata: []).solved == nil)
        #expect(([] as [WeightedCount]).average == nil)
        #expect([WeightedCount(weight: 1, value: 1, count: 0)].share == nil)
    }

    @Test("full agreement still has an interval within 0 and 1")
    func ends() throws {
        let all: Estimate = try #require([WeightedCount(weight: 1, value: 1, count: 5)].share)
        #expect(all.value == 1 && all.high == 1 && all.low > 0.5 && all.low < 1)
    }
}
