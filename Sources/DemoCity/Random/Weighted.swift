/// Items drawn in proportion to their weights.
package struct Weighted<Item: Sendable>: Sendable {
    package let items: [Item]
    private let sums: [Double]

    /// Weights below zero count as zero; nil when nothing can be drawn.
    package init?(_ items: [Item], by weight: (Item) -> Double) {
        var sum: Double = 0
        sums = items.map { item in
            sum += max(0, weight(item))
            return sum
        }
        self.items = items
        guard sum > 0 else { return nil }
    }

    package func draw(_ random: inout SplitMix64) -> Item { items[index(at: random.unit() * (sums.last ?? 0))] }

    /// The first index whose running sum is above `value`.
    private func index(at value: Double) -> Int {
        var low: Int = 0
        var high: Int = sums.count - 1
        while low < high {
            let middle: Int = (low + high) / 2
            if sums[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
