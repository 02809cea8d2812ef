/// All themes, with the openings, closings, remarks and slot words they share.
package struct ThemeLibrary: Sendable, Equatable {
    package let themes: [Theme]
    package let common: Common

    package struct Common: Sendable, Codable, Equatable {
        /// The name of what is left over in a branch of the categories.
        let otherCategory: String
        /// The full stop.
        let stop: String
        /// Ways to say where it is: on a road, in an estate, in a village.
        let addresses: [String: [String]]
        let surnames: [String]
        let givenNames: [String]
        let openings: [String]
        let closings: [String]
        /// What many add, whatever it is about.
        let details: [String]
        let wishes: [String]
        /// Answers that fit many facts.
        let answers: [String: Answers]
        let inquiry: Inquiry
        let refused: [Refused]
        let notes: [String: [String]]
        let slots: [String: [String]]
    }

    /// Sentences of a question about any category whatever.
    struct Inquiry: Sendable, Codable, Equatable {
        let titles: [String]
        let facts: [String]
        let answers: [AnswerChoice]
        let details: [String]
        let wishes: [String]
        let results: [String]
        let replies: [String]
        let happy: [String]
        let unhappy: [String]
    }

    struct Answers: Sendable, Codable, Equatable {
        let results: [String]
        let replies: [String]
    }

    /// A call that is not the city's to take.
    struct Refused: Sendable, Codable, Equatable {
        let reason: String
        let title: String
        let text: String
    }

    package static func load(from folder: DemoFolder) throws -> ThemeLibrary {
        let shared = "common.json"
        let files: [String] = try folder.names(in: "texts", ending: ".json").filter { $0 != shared }
        let common: Common = try folder.json("texts/\(shared)")
        let special: [Theme] = try files.flatMap { try folder.json("texts/\($0)", as: [Theme].self) }
        let categories: [String] = try CategoryName.all()
        return ThemeLibrary(themes: special + [Theme(asking: common.inquiry, about: categories)], common: common)
    }

    package func theme(_ key: String) -> Theme? { themes.first { $0.key == key } }
}

extension Theme {
    /// The theme that reaches every category: plain questions.
    init(asking inquiry: ThemeLibrary.Inquiry, about categories: [String]) {
        self.init(
            key: "inquiry", categories: categories, weight: 9, season: "even", hours: "office", weekend: 0.5,
            place: .any, urgency: "normal", kinds: ["inquiry": 1], titles: inquiry.titles, facts: inquiry.facts,
            answers: inquiry.answers,
            details: inquiry.details, wishes: inquiry.wishes, results: inquiry.results, replies: inquiry.replies,
            happy: inquiry.happy, unhappy: inquiry.unhappy)
    }
}
