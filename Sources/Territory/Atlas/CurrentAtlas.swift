import Kernel
import Storage

/// Keeps the atlas of the present tree in memory and looks every few seconds whether the tree has changed.
package actor CurrentAtlas {
    private struct Held: Sendable {
        let atlas: TerritoryAtlas
        let checkedAt: Instant
    }

    private static let patience: Span = .seconds(3)

    private let database: Database
    private let clock: WallClock
    private var held: Held?
    private var loading: Task<Held, any Error>?
    /// How often it was told to forget, so that an atlas read before a change is not kept after it.
    private var changes = 0

    package init(database: Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package func atlas() async throws -> TerritoryAtlas {
        let now: Instant = clock.now
        if let held, now - held.checkedAt < Self.patience { return held.atlas }
        let asked: Int = changes
        let task: Task<Held, any Error> = loading ?? load(at: now)
        loading = task
        defer { if asked == changes { loading = nil } }
        let fresh: Held = try await task.value
        if asked == changes { held = fresh }
        return fresh.atlas
    }

    /// After a change by this node, so that the next reader sees it.
    package func forget() {
        held = nil
        loading = nil
        changes += 1
    }

    private func load(at now: Instant) -> Task<Held, any Error> {
        let before: TerritoryAtlas? = held?.atlas
        return Task { [database] in
            let atlas: TerritoryAtlas = try await database.read { tx in
                let revision: Int = try TerritoryLog.revision(in: tx)
                if let before, before.revision == revision { return before }
                return try TerritoryAtlas(
                    Place.all(in: tx), shapes: BoundaryVersion.shapes(in: tx), revision: revision)
            }
            return Held(atlas: atlas, checkedAt: now)
        }
    }
}
