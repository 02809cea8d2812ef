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
        }
    }

    package var kind: FaultKind {
        switch self {
        case .unknownAgency, .unknownResponsibility: .notFound
        case .unknownParent: .invalid
        case .codeTaken, .parentClosed, .hasActiveParts, .responsibilityTwice: .conflict
        case .noCentre: .unavailable
        case .agencyMovedOn: .stale
        }
    }

    package var facts: [String: String] {
        switch self {
        case .codeTaken(let code): ["code": code]
        case .hasActiveParts(let count): ["count": String(count)]
        default: [:]
        }
    }
}
