import Calendar
import Kernel

/// The numbers of the policy that a city edits, each with the range in which it makes sense.
package enum PolicyNumber: String, Sendable, CaseIterable {
    case returnsUntilRuling, mostExtensions, longestDeferral, automaticRedos, followUpTries, unsatisfiedUpTo
    case reminderAt, yellowAt, shortestAnswer, mostPhotos

    package var range: ClosedRange<Int> {
        switch self {
        case .returnsUntilRuling, .followUpTries: 1...10
        case .mostExtensions, .automaticRedos: 0...5
        case .longestDeferral: 1...1_000
        case .unsatisfiedUpTo: 1...4
        case .reminderAt, .yellowAt: 1...99
        case .shortestAnswer: 1...500
        case .mostPhotos: 1...20
        }
    }

    var path: WritableKeyPath<CasePolicy, Int> {
        switch self {
        case .returnsUntilRuling: \.returnsUntilRuling
        case .mostExtensions: \.mostExtensions
        case .longestDeferral: \.longestDeferral
        case .automaticRedos: \.automaticRedos
        case .followUpTries: \.followUpTries
        case .unsatisfiedUpTo: \.unsatisfiedUpTo
        case .reminderAt: \.reminderAt
        case .yellowAt: \.yellowAt
        case .shortestAnswer: \.shortestAnswer
        case .mostPhotos: \.mostPhotos
        }
    }
}

extension CasePolicy {
    /// Rules nobody could work by are refused, each with its field.
    package func mustBeSane() throws(InvalidInput) {
        var faults: [FieldFault] = PolicyNumber.allCases.compactMap { number in
            guard !number.range.contains(self[keyPath: number.path]) else { return nil }
            return FieldFault(
                number.rawValue, "outside",
                ["low": String(number.range.lowerBound), "high": String(number.range.upperBound)])
        }
        if reminderAt >= yellowAt { faults.append(FieldFault("yellowAt", "caseYellowFirst")) }
        guard faults.isEmpty else { throw InvalidInput(faults) }
    }
}

extension ServiceStandard {
    /// The table with this row in place of the one for the same cases.
    package func with(_ row: StandardRow) -> ServiceStandard? {
        ServiceStandard(rows.filter { $0.scope != row.scope } + [row])
    }

    /// Nil when it is the row that every case can fall back on.
    package func without(_ scope: StandardScope) -> ServiceStandard? {
        ServiceStandard(rows.filter { $0.scope != scope })
    }
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
