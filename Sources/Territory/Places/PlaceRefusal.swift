import Kernel

/// Why something about places is refused.
package enum PlaceRefusal: Explained, Equatable {
    case unknownPlace
    /// A point that lies in no place of ours.
    case outsideTerritory
    case placeMovedOn
    /// The tree changed between checking a file and storing it.
    case territoryMovedOn
    case emptyFile
    case fileTooLarge(limit: Int)

    package var code: String {
        switch self {
        case .unknownPlace: "unknownPlace"
        case .outsideTerritory: "outsideTerritory"
        case .placeMovedOn: "placeMovedOn"
        case .territoryMovedOn: "territoryMovedOn"
        case .emptyFile: "territoryFileEmpty"
        case .fileTooLarge: "territoryFileTooLarge"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .unknownPlace, .outsideTerritory: .notFound
        case .placeMovedOn: .stale
        case .territoryMovedOn: .conflict
        case .emptyFile: .invalid
        case .fileTooLarge: .tooLarge
        }
    }

    package var facts: [String: String] {
        switch self {
        case .fileTooLarge(let limit): ["limit": String(limit)]
        default: [:]
        }
    }
}
