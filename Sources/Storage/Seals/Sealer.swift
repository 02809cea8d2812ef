import Kernel
import Logging
import ServiceLifecycle

/// Seals, now and then, all events since the last seal.
package struct Sealer: Service {
    private let database: Database
    private let key: SealKey
    private let clock: WallClock
    private let logger: Logger

    private static let batch = 2_000
    private static let period: Duration = .seconds(600)

    package init(database: Database, key: SealKey, clock: WallClock, logger: Logger) {
        self.database = database
        self.key = key
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        let rounds = Rounds(name: "seals", bell: database.bell, news: [], period: Self.period, logger: logger)
        await rounds.run { try await seal() }
    }

    /// The new seal; nil when nothing has happened since the last one, or another node was faster.
    @discardableResult
    package func seal() async throws -> Seal? {
        let (previous, horizon) = try await database.read { (try Seal.latest(in: $0), try EventLog.horizon(in: $0)) }
        let stretch: Stretch = try await stretch(after: previous?.last ?? 0, upTo: horizon)
        guard stretch.count > 0 else { return nil }
        let seal = try Seal(stretch, after: previous, at: clock.now, by: key)
        return try await database.write { try seal.insert(in: $0) } ? seal : nil
    }

    private func stretch(after position: Int64, upTo horizon: Int64) async throws -> Stretch {
        var stretch = Stretch(after: position)
        while stretch.last < horizon {
            let last: Int64 = stretch.last
            let batch = try await database.read {
                try EventLog.hashes(after: last, upTo: horizon, limit: Self.batch, in: $0)
            }
            for (position, hash) in batch { stretch.add(hash, at: position) }
            guard batch.count == Self.batch else { break }
        }
        return stretch
    }
}
