import Kernel

/// What a look at the whole log came to.
package struct VerificationReport: Sendable {
    package let events: Int
    package let streams: Int
    package let seals: Int
    /// Events after the last seal: chained, but not yet signed for.
    package let unsealed: Int
    /// The last seal's hash; whoever has written it down can tell later whether seals were cut off.
    package let lastSeal: Seal?
    package let firstBreak: LogBreak?
}

/// Proves that nothing in the log was altered, removed, re-ordered or cut; or names the first break.
package enum Verification {
    private static let batch = 1_000

    /// Reads the log in batches. `progress` hears how many events of how many are done.
    package static func run(
        _ database: Database, keys: Set<[UInt8]>, progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws -> VerificationReport {
        let horizon: Int64 = try await database.read(EventLog.horizon)
        let all: Int = try await database.read { try EventLog.count(upTo: horizon, in: $0) }
        var check = LogCheck(keys: keys)
        do {
            // Below zero too: nothing is ever put there, except by force.
            var position: Int64 = .min
            while let last = try await step(after: position, upTo: horizon, &check, in: database) {
                position = last
                progress(check.events, all)
            }
            try check.finish()
        } catch let found as LogBreak {
            return report(check, found)
        }
        return report(check, nil)
    }

    private static func report(_ check: LogCheck, _ found: LogBreak?) -> VerificationReport {
        VerificationReport(
            events: check.events, streams: check.streams, seals: check.lastSeal?.number ?? 0,
            unsealed: check.unsealed, lastSeal: check.lastSeal, firstBreak: found)
    }

    /// The last position of the next batch; nil at the end, with all seals taken.
    private static func step(
        after position: Int64, upTo horizon: Int64, _ check: inout LogCheck, in database: Database
    ) async throws -> Int64? {
        let rows = try await database.read { try EventLog.rows(after: position, upTo: horizon, limit: batch, in: $0) }
        try await takeSeals(beginningBefore: rows.last?.position ?? .max, &check, in: database)
        for (position, event) in rows where try !check.take(event, at: position) {
            guard let event else { continue }
            throw try await explain(event, expected: check.expectedVersion(of: event.stream), in: database)
        }
        return rows.last?.position
    }

    private static func takeSeals(
        beginningBefore position: Int64, _ check: inout LogCheck, in database: Database
    ) async throws {
        while true {
            let number: Int = check.lastTaken?.number ?? 0
            let seals: [Seal] = try await database.read {
                try Seal.next(after: number, beginningBefore: position, in: $0)
            }
            if seals.isEmpty { return }
            for seal in seals { try check.take(seal) }
        }
    }

    /// A version out of order: its predecessor is elsewhere in the log, or nowhere.
    private static func explain(_ event: EventRecord, expected: Int, in database: Database) async throws -> LogBreak {
        let isElsewhere: Bool = try await database.read { try EventLog.has(event.stream, version: expected, in: $0) }
        return event.version < expected || isElsewhere
            ? .reordered(position: event.position, stream: event.stream.id, version: event.version)
            : .gap(position: event.position, stream: event.stream.id, expected: expected, found: event.version)
    }
}
