import Kernel
import Territory

/// The component that a case is about: at most one.
package struct CaseComponent: Sendable, Hashable {
    package let file: Case.ID
    package let component: Component.ID
    package let since: Instant
    /// Nil when the system named it.
    package let by: Identifier<Visitor>?
}

/// Why a component cannot be named.
package enum CaseComponentRefusal: Explained, Equatable {
    /// The case is over, or is answered with another.
    case caseIsOver

    package var code: String {
        switch self {
        case .caseIsOver: "componentCaseOver"
        }
    }

    package var kind: FaultKind { .conflict }
}

extension CaseState {
    /// While it can still be said what a case is about.
    var takesComponent: Bool {
        switch self {
        case .closed, .notAccepted, .merged: false
        default: true
        }
    }
}
