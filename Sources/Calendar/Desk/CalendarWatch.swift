import Kernel
import Logging
import ServiceLifecycle
import Storage

/// Looks every hour whether a year's table is missed, and announces it.
package struct CalendarWatch: Service {
    private let desk: CalendarDesk
    private let logger: Logger

    private static let period: Duration = .seconds(3_600)

    package init(_ desk: CalendarDesk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await look() } while (try? await Task.sleep(for: Self.period)) != nil
        }
    }

    private func look() async {
        do {
            if try await desk.announceMissingYear() { logger.notice("a year has no holiday table") }
        } catch {
            logger.warning("missing year not announced", metadata: ["fault": "\(type(of: error))"])
        }
    }
}
