import Cases
import Kernel

/// A case on which a town could whistle.
package struct WhistleOccasion: Sendable, Hashable {
    package let `case`: Case.ID
    package let place: CasePlace
    package let category: TreePath?
    package let raiser: CaseAgency

    package init(_ case: Case.ID, at place: CasePlace, category: TreePath?, raiser: CaseAgency) {
        self.case = `case`
        self.place = place
        self.category = category
        self.raiser = raiser
    }
}

/// What a history of whistles is made from: plain values, so that the same seed makes the same history.
package struct WhistleStage: Sendable {
    package let occasions: [WhistleOccasion]
    /// Those who can be called.
    package let departments: [CaseAgency]
    package let rules: WhistleRules
    package let now: Instant
    /// What people write, by key of the catalogues.
    package let say: @Sendable (String) -> String

    package init(
        occasions: [WhistleOccasion], departments: [CaseAgency], rules: WhistleRules, now: Instant,
        say: @escaping @Sendable (String) -> String
    ) {
        self.occasions = occasions
        self.departments = departments
        self.rules = rules
        self.now = now
        self.say = say
    }
}
