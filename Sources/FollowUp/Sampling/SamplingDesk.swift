import Kernel
import Storage

/// Shows and changes whom the city asks. Answers given before a change keep the rules they came under.
package struct SamplingDesk: Sendable {
    let database: Database
    let clock: WallClock

    package init(database: Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package func versions() async throws -> [SamplingVersion] {
        try await database.read { try SamplingVersion.all(in: $0) }
    }

    /// A new version from now on; `seen` is the one the officer looked at.
    @discardableResult
    package func change(
        _ seen: Int?, by officer: Officer, once: IdempotencyKey? = nil,
        _ body: @escaping @Sendable (inout SamplingRules) throws -> Void
    ) async throws -> Int {
        try officer.must(.editRules, Subject())
        return try await database.write { [now = clock.now] tx in
            try Idempotency.once(once, at: now, in: tx) {
                let last: SamplingVersion = try SamplingVersion.all(in: tx).last ?? .first
                if let seen, seen != last.version { throw FollowUpRefusal.rulesMovedOn(version: last.version) }
                var rules: SamplingRules = last.rules
                try body(&rules)
                guard rules != last.rules else { return last.version }
                let next = SamplingVersion(version: last.version + 1, since: now, rules: rules)
                try next.insert(in: tx)
                try EventLog.append(
                    [NewEvent(kind: "samplingRulesChanged", body: try rules.text())], to: Self.stream,
                    after: last.version, by: Author(officer), at: now, in: tx)
                return next.version
            }
        }
    }

    private static let stream = EventStream(
        "followUpRules", Identifier<SamplingRules>(high: 0x7000, low: 0x8000_0000_0000_0005))
}
