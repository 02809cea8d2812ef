import Cases
import Kernel

/// What is asked for, about which case, on what ground, and who had the case in hand.
package struct Filing: Sendable, Hashable, Codable {
    package let kind: ApplicationKind
    package let ground: ApplicationGround
    package let matter: Case.ID
    package let number: CaseNumber
    package let place: TreePath?
    package let category: TreePath?
    package let agency: CaseAgency
    /// Nil when the agency's own account filed it.
    package let filer: Identifier<Visitor>?
    package let parties: Parties
    /// What an appeal is against.
    package let against: Challenge?
    package let due: Instant
    /// The first day of the month it counts in.
    package let month: Day
    package let statement: WrittenText
    package let photos: Int?

    private enum CodingKeys: String, CodingKey {
        case kind, ground, number, place, category, agency, filer, parties, against, due, month, photos
        case matter = "case"
        case statement = "text"
    }
}

/// The judgement that an appeal is against: what was decided, and by whom.
package struct Challenge: Sendable, Hashable, Codable {
    package let application: Application.ID
    package let decision: Decision
    package let judges: [Official]
}

/// A member of staff at their agency.
package struct Official: Sendable, Hashable, Codable {
    package let person: Identifier<Visitor>
    package let agency: CaseAgency

    package init(person: Identifier<Visitor>, agency: CaseAgency) {
        self.person = person
        self.agency = agency
    }

    package init(_ officer: Officer) { self.init(person: officer.id, agency: CaseAgency(officer)) }
}

/// Who has a part in a case: the agencies that have or had it in hand, who received it, everybody who did something to it.
package struct Parties: Sendable, Hashable, Codable {
    package let agencies: [TreePath]
    package let receiver: Identifier<Visitor>?
    package let people: [Identifier<Visitor>]

    package init(agencies: [TreePath], receiver: Identifier<Visitor>? = nil, people: [Identifier<Visitor>] = []) {
        self.agencies = agencies.sorted()
        self.receiver = receiver
        self.people = people.sorted()
    }
}
