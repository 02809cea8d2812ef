import Kernel
import Storage

extension WhistleDesk {
    private static let batch = 100

    /// Notes whatever fell due, once, with its true due time; also what fell due while nobody looked. Tells how many whistles.
    @discardableResult
    package func sweep() async throws -> Int {
        var swept = 0
        while true {
            let now: Instant = clock.now
            let ids: [WhistleFile.ID] = try await database.read { tx in
                try WhistleFile.due(before: now, limit: Self.batch, in: tx)
            }
            for id in ids { try await sweep(id, at: now) }
            swept += ids.count
            if ids.count < Self.batch { return swept }
        }
    }

    private func sweep(_ id: WhistleFile.ID, at now: Instant) async throws {
        try await database.write { [self] tx in
            try WhistleFile.lock(id, in: tx)
            var file: WhistleFile = try .open(id, in: tx)
            try file.record(file.fallingDue(at: now, under: rules(in: tx)), by: .system, at: now, in: tx)
        }
    }
}
