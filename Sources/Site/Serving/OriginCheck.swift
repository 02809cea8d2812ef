import HTTPTypes
import Hummingbird

/// Keeps other sites from acting in a signed-in person's name: same origin, and for sessions the token of the form.
enum OriginCheck {
    static func origin(of request: Request, _ route: Route) throws(SiteRefusal) {
        guard route.changesState, route.surface != .api else { return }
        guard isSameSite(request) else { throw .crossSite }
    }

    static func token(
        of request: Request, _ route: Route, _ who: Authenticated, _ raw: RawInput
    ) throws(SiteRefusal) {
        guard route.changesState, route.surface != .api, let session = who.session else { return }
        let token: String? = raw.first("_csrf") ?? request.headers[.csrf]
        guard token == session.csrf else { throw .staleForm }
    }

    /// By what the browser says of itself; a client that says nothing is not a browser that could be misused.
    private static func isSameSite(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}

extension HTTPField.Name {
    static let csrf = HTTPField.Name("X-CSRF-Token") ?? .expect
}
