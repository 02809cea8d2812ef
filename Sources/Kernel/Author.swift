/// Who made a change, for the event log: the person, on whose behalf, and through what.
package struct Author: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case staff, resident, anonymous, system, program }

    package let kind: Kind
    package let person: Identifier<Visitor>?
    package let agency: Identifier<AgencyMark>?

    package init(kind: Kind, person: Identifier<Visitor>? = nil, agency: Identifier<AgencyMark>? = nil) {
        self.kind = kind
        self.person = person
        self.agency = agency
    }

    package static let system = Author(kind: .system)
    package static let anonymous = Author(kind: .anonymous)

    package init(_ officer: Officer) { self.init(kind: .staff, person: officer.id, agency: officer.agency) }

    package init(_ visitor: Visitor) {
        switch visitor {
        case .nobody: self = .anonymous
        case .resident(let id): self.init(kind: .resident, person: id)
        case .staff(let officer): self.init(officer)
        }
    }
}
