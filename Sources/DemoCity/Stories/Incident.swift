import Foundation

/// A common cause planted in the history, so that detection can be judged against what is known to be there.
package struct Incident: Sendable, Codable, Equatable {
    package enum Shape: String, Sendable, Codable { case burst, flat, ramp, hump }

    package let key: String
    package let category: String
    package let theme: String
    package let kind: String
    package let what: String
    /// The division under which its cases lie.
    package let place: String
    package let channel: String
    package let daysAgo: Int
    package let days: Int
    package let shape: Shape
    /// For a history of 20 000 cases.
    package let cases: Int
    /// Slot words that all its cases share: the estate, the company.
    package let slots: [String: [String]]
    package let titles: [String]
    package let facts: [String]
    package let answers: [AnswerChoice]

    package static func load(from folder: DemoFolder) throws -> [Incident] { try folder.json("incidents.json") }

    /// How many cases it has in a history of `total`, at least enough to be found.
    package func size(in total: Int) -> Int {
        total < 500 ? 0 : max(6, cases * total / 20_000)
    }

    /// Where in its time, 0 ..< 1, one of its cases falls.
    func moment(_ random: inout SplitMix64) -> Double {
        switch shape {
        case .flat: random.unit()
        case .ramp: max(random.unit(), random.unit())
        case .hump: (random.unit() + random.unit()) / 2
        case .burst: min(0.999, -0.25 * log(1 - random.unit()))
        }
    }

    /// The theme its cases are told in, with its own titles and facts.
    func telling(_ theme: Theme) -> Theme {
        Theme(
            key: theme.key, categories: [category], weight: 0, season: theme.season, hours: theme.hours,
            weekend: theme.weekend, place: theme.place, urgency: theme.urgency, kinds: [kind: 1], titles: titles,
            facts: facts, answers: answers, details: theme.details, wishes: theme.wishes, results: theme.results,
            replies: theme.replies, happy: theme.happy, unhappy: theme.unhappy)
    }
}
