import Hummingbird
import Logging
import NIOCore

/// Hummingbird's context for one request, with the address it came from.
package struct SiteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Without a connection, for whoever calls the responder directly.
    package init(remoteAddress: String, logger: Logger) {
        coreContext = .init(source: Unconnected(logger: logger))
        self.remoteAddress = remoteAddress
    }

    private struct Unconnected: RequestContextSource {
        let logger: Logger
    }
}
