import Foundation
import HTTPTypes
import Hummingbird
import Kernel

/// What an answer to a refused request must know of it: who reads it, and in what form.
struct Asked: Sendable {
    let language: Language
    let wantsJSON: Bool
    /// Where a person who is not signed in is sent, when the request can be repeated afterwards.
    let signInDoor: String?
    /// What else tells a program or a part of a page that it must sign in.
    let signInHeaders: HTTPFields

    /// `surface` is nil when no route was met.
    init(_ request: Request, surface: Route.Surface?, language: Language) {
        self.language = language
        wantsJSON = Self.wantsJSON(request, surface)
        let isPart: Bool = request.headers[.htmxRequest] != nil
        let door: String = "/sign-in?to=\(Self.escaped(request))"
        signInDoor = !wantsJSON && !isPart && request.method == .get ? door : nil
        if isPart {
            signInHeaders = [.htmxRedirect: "/sign-in"]
        } else {
            signInHeaders = surface == .page ? [:] : [.wwwAuthenticate: "Bearer"]
        }
    }

    private static func wantsJSON(_ request: Request, _ surface: Route.Surface?) -> Bool {
        switch surface {
        case .api, .data: return true
        case nil where request.uri.path.hasPrefix("/api/"): return true
        case .page, nil: break
        }
        let accept: String = request.headers[.accept] ?? ""
        guard !accept.contains("html") else { return false }
        return accept.contains("json") || request.headers[.contentType]?.hasPrefix("application/json") ?? false
    }

    private static func escaped(_ request: Request) -> String {
        let target: String = request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
        return target.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "/"
    }
}

extension HTTPField.Name {
    // Legal tokens, so that the fallbacks are never met.
    static let htmxRequest = HTTPField.Name("HX-Request") ?? .expect
    static let htmxRedirect = HTTPField.Name("HX-Redirect") ?? .expect
}
