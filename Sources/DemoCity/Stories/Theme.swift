/// What residents talk about: a matter with its categories, its rhythm and the sentences it is told in.
package struct Theme: Sendable, Codable, Equatable {
    package enum Place: String, Sendable, Codable { case urban, rural, any }

    package let key: String
    package let categories: [String]
    package let weight: Double
    package let season: String
    package let hours: String
    /// How much of a weekday's demand a weekend day brings, beside the hotline's own weekly rhythm.
    package let weekend: Double
    package let place: Place
    package let urgency: String
    package let kinds: [String: Double]
    package let titles: [String]
    package let facts: [String]
    /// For each fact, what answers it.
    package let answers: [AnswerChoice]
    package let details: [String]
    package let wishes: [String]
    package let results: [String]
    package let replies: [String]
    package let happy: [String]
    package let unhappy: [String]

    /// Every template sentence of the theme.
    var sentences: [String] { titles + facts + details + wishes + results + replies + happy + unhappy }
}
