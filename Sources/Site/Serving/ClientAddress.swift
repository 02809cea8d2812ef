import Foundation
import HTTPTypes
import Hummingbird

/// The address a request came from, for limits by address. Proxies of ours say it in `X-Forwarded-For`, to which each
/// adds the one it heard from; what a stranger writes there counts for nothing.
enum ClientAddress {
    static func of(_ request: Request, _ context: SiteContext, proxies: [String]) -> String {
        guard proxies.contains(context.remoteAddress) else { return context.remoteAddress }
        let told: [String] = (request.headers[.forwardedFor] ?? "").split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return told.last { !$0.isEmpty && !proxies.contains($0) } ?? context.remoteAddress
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .expect
}
