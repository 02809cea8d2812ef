import Kernel

/// One row of the responsibility table: cases of a category in a territory belong to an agency.
package struct Responsibility: Sendable, Hashable {
    package typealias ID = Identifier<Responsibility>

    package enum Holder: Sendable, Hashable {
        case agency(Agency.ID)
        /// The agency of this kind that serves the place, the nearest upward.
        case kind(AgencyKind)
    }

    package let id: ID
    /// Nil is every category.
    package let category: TreePath?
    /// Nil is the whole city.
    package let territory: TreePath?
    package let holder: Holder
    package var validity: Validity
    /// The rule or agreement it rests on, in the city's words.
    package let note: String
    package var version: Int

    package init(
        id: ID, category: TreePath?, territory: TreePath?, holder: Holder, validity: Validity = Validity(),
        note: String = "", version: Int = 0
    ) {
        self.id = id
        self.category = category
        self.territory = territory
        self.holder = holder
        self.validity = validity
        self.note = note
        self.version = version
    }
}

/// The days on which a row holds, both ends included; an open end is nil.
package struct Validity: Sendable, Hashable {
    package let from: Day?
    package let to: Day?

    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    package func contains(_ day: Day) -> Bool {
        if let from, day < from { return false }
        if let to, to < day { return false }
        return true
    }

    package func overlaps(_ other: Validity) -> Bool {
        if let to, let from = other.from, to < from { return false }
        if let from, let to = other.to, to < from { return false }
        return true
    }
}
