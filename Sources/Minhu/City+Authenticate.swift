import Accounts
import Kernel
import Site

extension City {
    /// Who a cookie or a bearer token stands for.
    var authenticate: Authenticate {
        let desk = SessionDesk(accounts)
        return { credential, now in
            switch credential {
            case .session(let text):
                let secret = Secret(text)
                let visitor: Visitor = try await desk.visitor(session: secret, at: now)
                return Authenticated(visitor: visitor, session: visitor == .nobody ? nil : SessionMark(csrf: secret.csrf))
            case .bearer(let text):
                let visitor: Visitor = try await desk.visitor(bearer: Secret(text), at: now)
                guard visitor != .nobody else { throw SiteRefusal.badToken }
                return Authenticated(visitor: visitor, session: nil)
            }
        }
    }
}
