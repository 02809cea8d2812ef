import Kernel

/// A small random generator with a seed, so that the same seed makes the same history (Steele, Lea, Flood 2014).
struct WhistleChance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed ^ 0x7768_6973_746c_6521 }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed: UInt64 = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
    mutating func isTrue(_ probability: Double) -> Bool { unit() < probability }
    mutating func whole(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(unit() * Double(range.count)) }
    mutating func minutes(_ range: ClosedRange<Int>) -> Span { .minutes(whole(range)) }

    /// A moment between two, at a share of the way.
    mutating func moment(_ from: Instant, _ to: Instant, _ share: ClosedRange<Double>) -> Instant {
        let part: Double = share.lowerBound + unit() * (share.upperBound - share.lowerBound)
        return from + Span(milliseconds: Int64(Double((to - from).milliseconds) * part))
    }

    /// A step from 1 to 5 around a middle.
    mutating func step(around middle: Double) -> Int {
        min(5, max(1, Int((middle + unit() * 3 - 1.5).rounded())))
    }
}
