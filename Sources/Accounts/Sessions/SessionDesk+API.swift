import Kernel
import Site

extension SessionDesk {
    /// Who a cookie or token stands for, as Site asks on every request.
    package var authenticate: Authenticate {
        { credential, now in
            switch credential {
            case .session(let text):
                let secret = Secret(text)
                let visitor: Visitor = try await visitor(session: secret, at: now)
                guard visitor != .nobody else { return .nobody }
                return Authenticated(visitor: visitor, session: SessionMark(csrf: secret.csrf, key: secret.key))
            case .bearer(let text):
                let visitor: Visitor = try await visitor(bearer: Secret(text), at: now)
                guard visitor != .nobody else { throw SiteRefusal.badToken }
                return Authenticated(visitor: visitor, session: nil)
            }
        }
    }
}
