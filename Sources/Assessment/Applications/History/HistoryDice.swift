/// Chance that is the same each time for the same seed and name; the seed stands behind `roll`.
struct HistoryDice: RandomNumberGenerator {
    private let name: String
    private let roll: @Sendable (String) -> UInt64
    private var count: Int = 0

    init(_ name: String, _ roll: @escaping @Sendable (String) -> UInt64) {
        self.name = name
        self.roll = roll
    }

    mutating func next() -> UInt64 {
        count += 1
        return roll("\(name) \(count)")
    }

    /// Uniform in 0 ..< 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// Nil only for an empty list.
    mutating func pick<T>(_ items: [T]) -> T? {
        items.isEmpty ? nil : items[min(Int(unit() * Double(items.count)), items.count - 1)]
    }
}
