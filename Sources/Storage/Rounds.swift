import Kernel
import Logging
import ServiceLifecycle

/// A piece of work done over and over until the service stops: soon after the bell rings, in any case every `period`,
/// later and later while it fails. A round that has begun is finished before the service stops.
struct Rounds: Sendable {
    let name: String
    let bell: Bell
    let news: News
    let period: Duration
    let logger: Logger

    /// Between two rounds, so that many small commits make one round.
    private static let rest: Duration = .milliseconds(100)
    private static let longestRest: Duration = .seconds(30)

    func run(_ work: @escaping @Sendable () async throws -> Void) async {
        let (stream, rope) = bell.listen(for: news)
        rope.yield()
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { while (try? await Task.sleep(for: period)) != nil { rope.yield() } }
                group.addTask { await walk(stream, work) }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            rope.finish()
        }
    }

    private func walk(_ stream: AsyncStream<Void>, _ work: @Sendable () async throws -> Void) async {
        var failures = 0
        for await _ in stream {
            do {
                try await work()
                failures = 0
            } catch {
                guard !Task.isCancelled else { return }
                failures += 1
                logger.error("round failed", metadata: ["of": "\(name)", "fault": "\(faultName(error))"])
            }
            let pause: Duration = min(Self.longestRest, Self.rest * (1 << min(failures, 10)))
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
            guard !Task.isCancelled, !Task.isShuttingDownGracefully else { return }
        }
    }
}

/// An error by its kind alone: what else it holds may be about a person.
func faultName(_ error: any Error) -> String {
    switch error {
    case let fault as StorageFault: "\(fault)"
    case let refusal as any Explained: refusal.code
    default: "\(type(of: error))"
    }
}

extension Database {
    /// Work that a clock causes, not a commit: done now and every `period` until the service stops.
    package func everySoOften(
        _ name: String, _ period: Duration, _ logger: Logger, _ work: @escaping @Sendable () async throws -> Void
    ) async {
        await Rounds(name: name, bell: bell, news: [], period: period, logger: logger).run(work)
    }
}
