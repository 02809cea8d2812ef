import Kernel

/// What a row should say from a day on; its category and territory stay, for they are what the row is about.
package struct ResponsibilityChange: Sendable, Equatable {
    package var lead: Responsibility.Holder
    package var supports: [Responsibility.Holder]
    package var ground: String
    /// Nil is today.
    package var from: Day?
    package var to: Day?
    /// The version of the row its author saw; nil takes the row as it is.
    package var version: Int?

    package init(
        lead: Responsibility.Holder, supports: [Responsibility.Holder], ground: String, from: Day? = nil,
        to: Day? = nil, version: Int? = nil
    ) {
        self.lead = lead
        self.supports = supports
        self.ground = ground
        self.from = from
        self.to = to
        self.version = version
    }
}

/// A version that ends and the one that follows it.
package struct ResponsibilityStep: Sendable, Equatable {
    package let closed: Responsibility
    package let opened: Responsibility
}

extension Responsibility {
    /// Closes this version the day before and opens one that says `change`; nothing is overwritten.
    package func changing(
        to change: ResponsibilityChange, id: ID, because origin: Origin, today: Day
    ) throws -> ResponsibilityStep {
        guard change.version ?? version == version else { throw AgencyRefusal.responsibilityMovedOn }
        let start: Day = change.from ?? validity.from.map { max($0, today) } ?? today
        guard start >= today else { throw AgencyRefusal.changesThePast }
        guard validity.reaches(start) else { throw AgencyRefusal.responsibilityEnded }
        let draft = ResponsibilityDraft(
            category: category, territory: territory, lead: change.lead, supports: change.supports,
            ground: change.ground, validity: Validity(from: start, to: change.to))
        var closed: Responsibility = self
        closed.validity = Validity(from: validity.from, to: start.adding(days: -1))
        return ResponsibilityStep(closed: closed, opened: try draft.row(id: id, line: line, origin: origin))
    }

    /// The step by which `successor` takes the place of a closed agency; nil when the row does not name it any more.
    package func handingOver(from agency: Agency.ID, to successor: Agency.ID, id: ID, today: Day) -> ResponsibilityStep?
    {
        guard holders.contains(.agency(agency)), validity.reaches(today) else { return nil }
        let replaced: [Holder] = holders.map { $0 == .agency(agency) ? .agency(successor) : $0 }
        let lead: Holder = replaced[0]
        var supports: [Holder] = []
        for support in replaced.dropFirst() where support != lead && !supports.contains(support) {
            supports.append(support)
        }
        let days = validity.split(at: today)
        var closed: Responsibility = self
        closed.validity = days.before
        let opened = Responsibility(
            id: id, line: line, category: category, territory: territory, lead: lead, supports: supports,
            ground: ground, validity: days.after, origin: .succession(of: agency))
        return ResponsibilityStep(closed: closed, opened: opened)
    }
}
