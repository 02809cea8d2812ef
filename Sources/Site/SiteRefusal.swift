import HTTPTypes
import Kernel

/// What Site itself refuses, before any capability is asked.
package enum SiteRefusal: String, Explained {
    case notFound, notSignedIn, notForYou, badToken, malformedJSON, malformedForm, bodyTooLarge, wrongContentType
    case crossSite, staleForm, staleVersion, badVersion, methodNotAllowed, badIdempotencyKey, badCursor

    package var code: String { rawValue }

    package var kind: FaultKind {
        switch self {
        case .notFound, .methodNotAllowed: .notFound
        case .notSignedIn, .badToken: .unauthenticated
        case .notForYou, .crossSite: .forbidden
        case .malformedJSON, .malformedForm, .wrongContentType, .badVersion, .badIdempotencyKey, .badCursor: .invalid
        case .bodyTooLarge: .tooLarge
        case .staleForm, .staleVersion: .stale
        }
    }

    /// The status where HTTP has a narrower word for it than the kind has.
    var status: HTTPResponse.Status {
        switch self {
        case .methodNotAllowed: .methodNotAllowed
        case .wrongContentType: .unsupportedMediaType
        case .malformedJSON, .malformedForm, .badVersion, .badIdempotencyKey, .badCursor: .badRequest
        default: kind.status
        }
    }
}
