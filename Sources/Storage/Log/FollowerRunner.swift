import Kernel
import Logging
import ServiceLifecycle

/// Keeps the followers up with the log, each at its own pace: one that fails holds up no other.
package struct FollowerRunner: Service {
    private let database: Database
    private let followers: [Follower]
    private let clock: WallClock
    private let logger: Logger

    private static let batch = 500
    private static let period: Duration = .seconds(5)

    package init(_ followers: [Follower], database: Database, clock: WallClock, logger: Logger) {
        self.followers = followers
        self.database = database
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for follower in followers {
                group.addTask { await rounds(for: follower).run { try await catchUp(follower) } }
            }
        }
    }

    /// Brings all followers up to the horizon of now.
    package func catchUp() async throws {
        for follower in followers { try await catchUp(follower) }
    }

    private func rounds(for follower: Follower) -> Rounds {
        Rounds(
            name: "follower \(follower.name)", bell: database.bell, news: .events, period: Self.period, logger: logger)
    }

    private func catchUp(_ follower: Follower) async throws {
        while try await step(follower) {
            try Task.checkCancellation()
            guard !Task.isShuttingDownGracefully else { return }
        }
    }

    /// The next batch; false when there was no full one.
    private func step(_ follower: Follower) async throws -> Bool {
        let (horizon, reached) = try await database.read { tx in
            (try EventLog.horizon(in: tx), try Bookmark.position(of: follower, in: tx))
        }
        guard reached < horizon else { return false }
        let now: Instant = clock.now
        return try await database.write { tx in
            let position: Int64 = try Bookmark.lock(follower, at: now, in: tx)
            let events: [EventRecord] = try EventLog.next(
                after: position, upTo: horizon, limit: Self.batch, in: tx)
            guard let last = events.last else { return false }
            try follower.handle(events, tx)
            try Bookmark.move(follower, to: last.position, at: now, in: tx)
            return events.count == Self.batch
        }
    }
}
