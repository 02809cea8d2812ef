import Kernel

/// What is asked for when a row is added to the responsibility table.
package struct ResponsibilityDraft: Sendable, Equatable {
    package var category: TreePath?
    package var territory: TreePath?
    package var lead: Responsibility.Holder
    package var supports: [Responsibility.Holder]
    package var ground: String
    package var validity: Validity

    package init(
        category: TreePath?, territory: TreePath?, lead: Responsibility.Holder,
        supports: [Responsibility.Holder] = [], ground: String, validity: Validity = Validity()
    ) {
        self.category = category
        self.territory = territory
        self.lead = lead
        self.supports = supports
        self.ground = ground
        self.validity = validity
    }

    package static let longestGround = 400
    package static let mostSupports = 12

    /// The row it becomes; all wrong fields are listed at once.
    package func row(
        id: Responsibility.ID, line: Responsibility.ID? = nil, origin: Responsibility.Origin = .entered
    ) throws(InvalidInput) -> Responsibility {
        guard faults.isEmpty else { throw InvalidInput(faults) }
        return Responsibility(
            id: id, line: line, category: category, territory: territory, lead: lead, supports: supports,
            ground: ground, validity: validity, origin: origin)
    }

    package var faults: [FieldFault] {
        var faults: [FieldFault] = []
        if validity.isEmpty { faults.append(FieldFault("to", "endsBeforeStart")) }
        if ground.isEmpty { faults.append(FieldFault("ground", "groundMissing")) }
        if ground.count > Self.longestGround {
            faults.append(FieldFault("ground", "groundTooLong", ["limit": String(Self.longestGround)]))
        }
        if supports.count > Self.mostSupports {
            faults.append(FieldFault("supports", "tooManySupports", ["limit": String(Self.mostSupports)]))
        }
        if Set(supports + [lead]).count <= supports.count { faults.append(FieldFault("supports", "supportTwice")) }
        return faults
    }

    /// Without a first day it holds from `day` on; the days before are history, which nobody rewrites.
    func starting(from day: Day) throws(AgencyRefusal) -> ResponsibilityDraft {
        if let from = validity.from, from < day { throw .changesThePast }
        var draft: ResponsibilityDraft = self
        draft.validity = Validity(from: validity.from ?? day, to: validity.to)
        return draft
    }
}

extension Responsibility {
    /// Refused when another row already speaks for the same category and territory in these days.
    package func mustBeAlone(among rows: [Responsibility]) throws(AgencyRefusal) {
        let rival: Bool = rows.contains {
            $0.id != id && $0.category == category && $0.territory == territory && $0.validity.overlaps(validity)
        }
        if rival { throw .responsibilityTwice }
    }

    /// The row as it stands when `day` is its last; a row is ended, never removed, so that the past can be asked.
    package func ending(on day: Day) throws(InvalidInput) -> Responsibility {
        if let from = validity.from, day < from.adding(days: -1) { throw InvalidInput("to", "endsBeforeStart") }
        if let to = validity.to, to < day { throw InvalidInput("to", "endedBefore", ["day": to.description]) }
        var ended: Responsibility = self
        ended.validity = Validity(from: validity.from, to: day)
        return ended
    }
}
