import Kernel

/// Why something about agencies and their responsibilities is refused.
package enum AgencyRefusal: Explained, Equatable {
    case unknownAgency
    case codeTaken(String)
    case unknownParent
    case parentClosed
    case hasActiveParts(count: Int)
    /// Nobody is there to fall back on.
    case noCentre
    case unknownResponsibility
    case responsibilityTwice
    case agencyMovedOn
    /// Rows of the responsibility table or open work point at the agency that is to be closed.
    case successorNeeded(rows: Int, work: Int)
    case unknownSuccessor
    case successorIsItself
    case successorBelow
    case successorClosed
    /// A change that would begin before today.
    case changesThePast
    case responsibilityEnded
    case responsibilityMovedOn
    /// The row a ruling should replace speaks for another category or territory.
    case rulingElsewhere
    case emptyTable
    case tableTooLarge(limit: Int)

    package var code: String {
        switch self {
        case .unknownAgency: "unknownAgency"
        case .codeTaken: "agencyCodeTaken"
        case .unknownParent: "unknownParentAgency"
        case .parentClosed: "parentAgencyClosed"
        case .hasActiveParts: "agencyHasActiveParts"
        case .noCentre: "noCentre"
        case .unknownResponsibility: "unknownResponsibility"
        case .responsibilityTwice: "responsibilityTwice"
        case .agencyMovedOn: "agencyMovedOn"
        case .successorNeeded: "successorNeeded"
        case .unknownSuccessor: "unknownSuccessor"
        case .successorIsItself: "successorIsItself"
        case .successorBelow: "successorBelow"
        case .successorClosed: "successorClosed"
        case .changesThePast: "changesThePast"
        case .responsibilityEnded: "responsibilityEnded"
        case .responsibilityMovedOn: "responsibilityMovedOn"
        case .rulingElsewhere: "rulingElsewhere"
        case .emptyTable: "emptyTable"
        case .tableTooLarge: "tableTooLarge"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .unknownAgency, .unknownResponsibility: .notFound
        case .unknownParent, .unknownSuccessor, .changesThePast, .rulingElsewhere, .emptyTable, .tableTooLarge:
            .invalid
        case .codeTaken, .parentClosed, .hasActiveParts, .responsibilityTwice, .successorNeeded, .successorIsItself,
            .successorBelow, .successorClosed, .responsibilityEnded:
            .conflict
        case .noCentre: .unavailable
        case .agencyMovedOn, .responsibilityMovedOn: .stale
        }
    }

    package var facts: [String: String] {
        switch self {
        case .codeTaken(let code): ["code": code]
        case .hasActiveParts(let count): ["count": String(count)]
        case .successorNeeded(let rows, let work): ["rows": String(rows), "work": String(work)]
        case .tableTooLarge(let limit): ["limit": String(limit)]
        default: [:]
        }
    }
}
