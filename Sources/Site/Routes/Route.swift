import HTTPTypes
import Kernel

/// What a route does to the thing at its address.
package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"

    var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}

package typealias Handler = @Sendable (Call) async throws -> Reply

/// One address of the product: who may call it, what it takes, what it answers. Nothing is reachable that is not declared so.
package struct Route: Sendable {
    package enum Surface: String, Sendable {
        /// HTML for people, with a session and CSRF protection.
        case page
        /// JSON for the product's own pages.
        case data
        /// JSON for programs, with a bearer token; described in OpenAPI.
        case api
    }

    package let method: Method
    package let path: String
    package let surface: Surface
    package let access: Access
    /// What it is for: `route.<name>` in the catalogues.
    package let name: String
    package let input: [Field]
    package let answer: Answer
    package let bodyLimit: Int
    /// Shows the form again, with what was wrong, when a page's input is refused.
    package let form: Handler?
    package let handler: Handler
}

/// Who may call a route. The desk behind it checks the scope on the thing itself.
package enum Access: Sendable, Hashable {
    case everyone
    case signedIn
    case resident
    case anyStaff
    case staff(Permission)
    /// Staff who hold one of several permissions.
    case staffWithOne(of: [Permission])

    package func admits(_ visitor: Visitor) -> Bool {
        switch self {
        case .everyone: true
        case .signedIn: visitor != .nobody
        case .resident: if case .resident = visitor { true } else { false }
        case .anyStaff: visitor.officer != nil
        case .staff(let permission): visitor.officer?.holds(permission) ?? false
        case .staffWithOne(let permissions): permissions.contains { visitor.officer?.holds($0) ?? false }
        }
    }

    func refusal(for visitor: Visitor) -> any Explained {
        switch self {
        case .staff(let permission) where visitor.officer != nil: NotAllowed(permission: permission)
        case .everyone, .signedIn, .resident, .anyStaff, .staff, .staffWithOne:
            visitor == .nobody ? SiteRefusal.notSignedIn : SiteRefusal.notForYou
        }
    }
}

/// What a route answers with, for the API description.
package enum Answer: Sendable {
    case page
    case object([Field])
    case list([Field])
    case file(String)
    case nothing
}

extension Route {
    package static func page(
        _ method: Method, _ path: String, _ access: Access, _ name: String, input: [Field] = [],
        bodyLimit: Int = 1 << 20, form: Handler? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(
            method: method, path: path, surface: .page, access: access, name: name, input: input, answer: .page,
            bodyLimit: bodyLimit, form: form, handler: handler)
    }

    package static func data(
        _ method: Method, _ path: String, _ access: Access, _ name: String, input: [Field] = [],
        _ handler: @escaping Handler
    ) -> Route {
        Route(
            method: method, path: path, surface: .data, access: access, name: name, input: input, answer: .list([]),
            bodyLimit: 1 << 20, form: nil, handler: handler)
    }

    /// `path` is below `/api/v1`.
    package static func api(
        _ method: Method, _ path: String, _ access: Access, _ name: String, input: [Field] = [],
        answer: Answer, bodyLimit: Int = 1 << 20, _ handler: @escaping Handler
    ) -> Route {
        Route(
            method: method, path: "/api/v1" + path, surface: .api, access: access, name: name, input: input,
            answer: answer, bodyLimit: bodyLimit, form: nil, handler: handler)
    }

    /// GET changes nothing; all else needs protection against forgery.
    package var changesState: Bool { method != .get }
}
