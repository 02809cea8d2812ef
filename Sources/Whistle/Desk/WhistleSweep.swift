import Kernel
import Logging
import ServiceLifecycle

/// Looks every few seconds what fell due at whistles.
package struct WhistleSweep: Service {
    private let desk: WhistleDesk
    private let logger: Logger

    private static let period: Duration = .seconds(10)

    package init(_ desk: WhistleDesk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await desk.sweep() } catch {
                    logger.error("whistle sweep failed", metadata: ["fault": "\(type(of: error))"])
                }
                try? await Task.sleep(for: Self.period)
            }
        }
    }
}
