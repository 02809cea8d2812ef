import Kernel
import Storage

/// One checked request, as a handler sees it.
package struct Call: Sendable {
    package let visitor: Visitor
    package let language: Language
    package let words: Words
    /// The one reading of the clock for this act.
    package let now: Instant
    package let zone: Zone
    package let path: String
    /// The query as it came, for links that keep it.
    package let query: String
    package let parameters: [String: String]
    package let input: Input
    package let uploads: [Upload]
    /// The version the caller saw, from `If-Match`.
    package let ifMatch: Int?
    package let once: IdempotencyKey?
    package let session: SessionMark?
    package let clientAddress: String
    let acceptsGzip: Bool
    /// Set when a form is shown again: what was typed and what was wrong with it.
    package var refused: RefusedForm?

    /// A text of the catalogues in the reader's language.
    package func say(_ key: String, _ facts: [String: String] = [:]) -> String { words(key, language, facts) }

    package func parameter(_ name: String) throws -> String {
        guard let value = parameters[name] else { throw SiteRefusal.notFound }
        return value
    }

    package var author: Author { Author(visitor) }

    /// The officer behind the call; routes for staff always have one.
    package func officer() throws -> Officer {
        guard let officer = visitor.officer else { throw SiteRefusal.notSignedIn }
        return officer
    }
}

extension Call {
    /// For the form that goes to this address, where a page has several: what was typed into another one is not for it.
    package func filling(_ action: String) -> Call {
        var call: Call = self
        if path != action { call.refused = nil }
        return call
    }
}

/// A form that was refused, on its way back to the person.
package struct RefusedForm: Sendable {
    package let entered: [String: String]
    package let fault: any Explained

    package init(entered: [String: String], fault: any Explained) {
        self.entered = entered
        self.fault = fault
    }
}

/// A session or token as far as Site must know it.
package struct SessionMark: Sendable, Hashable {
    /// Goes into forms and must come back with them.
    package let csrf: String
    /// What the server keeps the session under, to end it.
    package let key: [UInt8]

    package init(csrf: String, key: [UInt8] = []) {
        self.csrf = csrf
        self.key = key
    }
}

/// Who a cookie or a bearer token stands for.
package struct Authenticated: Sendable {
    package let visitor: Visitor
    package let session: SessionMark?

    package init(visitor: Visitor, session: SessionMark?) {
        self.visitor = visitor
        self.session = session
    }

    package static let nobody = Authenticated(visitor: .nobody, session: nil)
}

/// What a request shows of who it is.
package enum Credential: Sendable, Hashable {
    case session(String)
    case bearer(String)
}

/// Accounts answers this; Site only asks. A bearer token that is wrong throws `SiteRefusal.badToken`; a stale cookie is nobody.
package typealias Authenticate = @Sendable (Credential, Instant) async throws -> Authenticated
