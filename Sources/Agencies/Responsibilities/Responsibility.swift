import Kernel

/// One row of the responsibility table in one of its versions: cases of a category in a territory belong to an agency.
package struct Responsibility: Sendable, Hashable {
    package typealias ID = Identifier<Responsibility>

    package enum Holder: Sendable, Hashable {
        case agency(Agency.ID)
        /// The agency of this kind that serves the place, the nearest upward.
        case kind(AgencyKind)
    }

    package let id: ID
    /// The row this is a version of: the id of its first version.
    package let line: ID
    /// Nil is every category.
    package let category: TreePath?
    /// Nil is the whole city.
    package let territory: TreePath?
    package let lead: Holder
    /// Who helps the lead, in this order.
    package internal(set) var supports: [Holder]
    /// The law, rule or ruling it rests on, cited.
    package let ground: String
    package var validity: Validity
    package let origin: Origin
    /// Of the whole row, so that two people do not change it at once.
    package var version: Int

    package init(
        id: ID, line: ID? = nil, category: TreePath?, territory: TreePath?, lead: Holder, supports: [Holder] = [],
        ground: String = "", validity: Validity = Validity(), origin: Origin = .founded, version: Int = 0
    ) {
        self.id = id
        self.line = line ?? id
        self.category = category
        self.territory = territory
        self.lead = lead
        self.supports = supports
        self.ground = ground
        self.validity = validity
        self.origin = origin
        self.version = version
    }

    /// The lead, then who helps.
    package var holders: [Holder] { [lead] + supports }

    package var subject: Subject { Subject(node: territory, category: category) }
}

extension Responsibility {
    /// How a version came to be.
    package enum Origin: Sendable, Hashable {
        /// Set up by the system, or older than the keeping of versions.
        case founded
        case entered
        case imported
        /// The ruling of a dispute over a case.
        case ruling(caseNumber: String)
        /// The agency named before was closed.
        case succession(of: Agency.ID)

        package var word: String {
            switch self {
            case .founded: "founded"
            case .entered: "entered"
            case .imported: "imported"
            case .ruling: "ruling"
            case .succession: "succession"
            }
        }

        package var caseNumber: String? {
            if case .ruling(let number) = self { number } else { nil }
        }

        package var predecessor: Agency.ID? {
            if case .succession(let agency) = self { agency } else { nil }
        }
    }
}

extension Responsibility.Holder {
    package var agency: Agency.ID? {
        if case .agency(let id) = self { id } else { nil }
    }

    package var kind: AgencyKind? {
        if case .kind(let kind) = self { kind } else { nil }
    }
}
