import Kernel

/// Why something about components is refused.
package enum ComponentRefusal: Explained, Equatable {
    case unknownComponent
    /// It has changed since one looked.
    case componentMovedOn
    /// The register changed between checking a file and storing it.
    case registerMovedOn
    case alreadySo
    case reasonDoesNotFit
    case pointOutsideCity
    case codeDoesNotFit
    case emptyFile
    case fileTooLarge(limit: Int)

    package var code: String {
        switch self {
        case .unknownComponent: "unknownComponent"
        case .componentMovedOn: "componentMovedOn"
        case .registerMovedOn: "componentRegisterMovedOn"
        case .alreadySo: "componentAlreadySo"
        case .reasonDoesNotFit: "componentReason"
        case .pointOutsideCity: "componentOutsideCity"
        case .codeDoesNotFit: "componentCode"
        case .emptyFile: "componentFileEmpty"
        case .fileTooLarge: "componentFileTooLarge"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .unknownComponent: .notFound
        case .componentMovedOn: .stale
        case .registerMovedOn, .alreadySo, .codeDoesNotFit: .conflict
        case .reasonDoesNotFit, .pointOutsideCity, .emptyFile: .invalid
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
