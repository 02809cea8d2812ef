import Foundation

/// A figure from a sample: its value, the interval in which 95 of 100 such samples hold the true one, and how many were asked.
package struct Estimate: Sendable, Hashable {
    package let value: Double
    package let low: Double
    package let high: Double
    package let count: Int

    /// The 97.5 % point of the normal distribution.
    static let z = 1.959_963_985

    /// The interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
    /// (1927) 209–212, of a share found among `size` answers; of a weighted share, `size` is the effective one.
    static func wilson(share: Double, size: Double, count: Int) -> Estimate? {
        guard size > 0 else { return nil }
        let square: Double = z * z
        let scale: Double = 1 + square / size
        let middle: Double = (share + square / (2 * size)) / scale
        let half: Double = z / scale * (share * (1 - share) / size + square / (4 * size * size)).squareRoot()
        return Estimate(value: share, low: max(0, middle - half), high: min(1, middle + half), count: count)
    }
}

/// So many answers of one step or kind among those asked with one chance; each stands for `weight` cases.
package struct WeightedCount: Sendable, Hashable {
    package let weight: Double
    package let value: Double
    package let count: Int
}

extension [WeightedCount] {
    var count: Int { reduce(0) { $0 + $1.count } }
    private var weight: Double { reduce(0) { $0 + $1.weight * Double($1.count) } }
    private var squares: Double { reduce(0) { $0 + $1.weight * $1.weight * Double($1.count) } }

    /// The ratio of J. Hájek: weighted total over the sum of weights (Särndal, Swensson & Wretman, "Model assisted survey
    /// sampling", 1992, section 5.7). Weights are the inverse of the chance to be asked (Horvitz & Thompson 1952).
    private var mean: Double { reduce(0) { $0 + $1.weight * $1.value * Double($1.count) } / weight }

    /// The share of a yes-or-no question, values being 1 and 0. The effective size is L. Kish's (1965): Σ(w)² ÷ Σ(w²).
    package var share: Estimate? {
        guard count > 0 else { return nil }
        return .wilson(share: Swift.min(1, mean), size: weight * weight / squares, count: count)
    }

    /// The mean, with the linearised variance of the ratio.
    package var average: Estimate? {
        guard count > 0 else { return nil }
        let mean: Double = mean
        let spread: Double = reduce(0) { total, part in
            let residual: Double = part.weight * (part.value - mean)
            return total + residual * residual * Double(part.count)
        }
        let half: Double = Estimate.z * spread.squareRoot() / weight
        return Estimate(value: mean, low: mean - half, high: mean + half, count: count)
    }
}
