import Calendar
import Kernel

extension CaseRuleTable {
    /// Puts a row into the standard, in place of the one for the same cases.
    package mutating func put(_ row: StandardRow) throws(RuleRefusal) {
        try keep(standard.rows.filter { $0.scope != row.scope } + [row])
    }

    package mutating func remove(_ scope: StandardScope) throws(RuleRefusal) {
        try keep(standard.rows.filter { $0.scope != scope })
    }

    private mutating func keep(_ rows: [StandardRow]) throws(RuleRefusal) {
        guard let new = ServiceStandard(rows) else { throw .lastRow }
        standard = new
    }
}

/// Why a change of the rules is refused.
package enum RuleRefusal: Explained, Hashable {
    /// The row that every case can fall back on.
    case lastRow

    package var code: String { "ruleLastRow" }
    package var kind: FaultKind { .conflict }
}

/// Which cases a row is for; nil is all.
package struct StandardScope: Sendable, Hashable {
    package let kind: CaseKind?
    package let urgency: Urgency?
    package let category: TreePath?

    package init(_ kind: CaseKind?, _ urgency: Urgency?, _ category: TreePath?) {
        self.kind = kind
        self.urgency = urgency
        self.category = category
    }
}

extension StandardRow {
    package var scope: StandardScope { StandardScope(kind, urgency, category) }

    /// With a limit for each clock of the standard.
    package init(_ scope: StandardScope, limits: [ServiceClock: Limit]) throws(InvalidInput) {
        func limit(_ clock: ServiceClock) throws(InvalidInput) -> Limit {
            guard let limit = limits[clock] else { throw InvalidInput(clock.rawValue, "required") }
            return limit
        }
        self.init(
            kind: scope.kind, urgency: scope.urgency, category: scope.category, dispatch: try limit(.dispatch),
            sign: try limit(.sign),
            contact: try limit(.contact), reply: try limit(.reply), followUp: try limit(.followUp))
    }
}
