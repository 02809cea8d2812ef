/// What a refusal means to the caller, whatever the protocol.
package enum FaultKind: String, Sendable, Codable, CaseIterable {
    /// The input is not what it should be.
    case invalid
    /// Nobody is signed in.
    case unauthenticated
    /// Signed in, but not allowed.
    case forbidden
    case notFound
    /// The rules do not allow it in the present state.
    case conflict
    /// The state has moved on since the caller looked.
    case stale
    case tooLarge
    case tooMany
    /// Something this city needs for it is not set up.
    case unavailable
}

/// An error a person is told about. Its sentence is in the catalogues under `error.<code>`, with `{name}` filled from `facts`.
package protocol Explained: Error, Sendable {
    var code: String { get }
    var kind: FaultKind { get }
    var facts: [String: String] { get }
    /// What was wrong with single fields, by field name; empty when it is not about fields.
    var fields: [FieldFault] { get }
    /// When trying again makes sense; nil when waiting does not help.
    var retryAfter: Span? { get }
}

extension Explained {
    package var facts: [String: String] { [:] }
    package var fields: [FieldFault] { [] }
    package var retryAfter: Span? { nil }
}

/// One wrong field of an input. Its sentence is in the catalogues under `field.<code>`.
package struct FieldFault: Sendable, Equatable {
    package let field: String
    package let code: String
    package let facts: [String: String]

    package init(_ field: String, _ code: String, _ facts: [String: String] = [:]) {
        self.field = field
        self.code = code
        self.facts = facts
    }
}

/// An input with wrong fields, all of them listed.
package struct InvalidInput: Explained, Equatable {
    package let fields: [FieldFault]
    package var code: String { "invalidInput" }
    package var kind: FaultKind { .invalid }

    package init(_ fields: [FieldFault]) { self.fields = fields }
    package init(_ field: String, _ code: String, _ facts: [String: String] = [:]) {
        self.init([FieldFault(field, code, facts)])
    }
}
