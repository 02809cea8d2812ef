import Kernel

/// Why something about call-backs and their rules is refused.
package enum FollowUpRefusal: Explained, Hashable {
    case noSuchRow(Int)
    case tooManyRows(limit: Int)

    package var code: String {
        switch self {
        case .noSuchRow: "followUpNoSuchRow"
        case .tooManyRows: "followUpTooManyRows"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .noSuchRow: .notFound
        case .tooManyRows: .conflict
        }
    }

    package var facts: [String: String] {
        switch self {
        case .noSuchRow(let row): ["row": String(row)]
        case .tooManyRows(let limit): ["limit": String(limit)]
        }
    }
}
