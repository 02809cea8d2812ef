import Kernel

/// Everything that a history is drawn from.
struct HistoryMaterials: Sendable {
    let library: ThemeLibrary
    let rhythm: Rhythm
    let incidents: [Incident]
    let spots: SpotMap
    /// Categories by their names joined with `/`.
    let categories: [String: TreePath]
    let callers: Callers
    /// Stored paths by published code.
    let places: [String: TreePath]

    var teller: StoryTeller { StoryTeller(library: library) }

    /// The place of a published twelve-digit code.
    func path(of code: String) -> TreePath? {
        for width in [12, 9, 6, 4] {
            let zeros: Bool = code.dropFirst(width).allSatisfy { $0 == "0" }
            if zeros, let path = places[String(code.prefix(width))] { return path }
        }
        return nil
    }
}

/// Invented residents; some call again and again, most once.
struct Callers: Sendable {
    let count: Int
    let names: ThemeLibrary.Common

    func draw(_ random: inout SplitMix64) -> Caller {
        let share: Double = random.unit()
        let number: Int = Int(Double(count) * share * share)
        var own = SplitMix64(seed: UInt64(number), for: "caller")
        return Caller(
            name: (own.pick(names.surnames) ?? "") + (own.pick(names.givenNames) ?? ""), phone: Self.phone(number))
    }

    /// A range in which no number is given out.
    static func phone(_ number: Int) -> String { "100000" + padded(number % 100_000, 5) }
}
