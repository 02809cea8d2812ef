import Kernel
import Storage

/// Tells everybody how many cases agencies asked to have taken out of their rates, and what became of it.
package struct PublicCountDesk: Sendable {
    let database: Database
    let clock: WallClock

    package init(database: Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package func counts(
        of month: Day?, after position: CountPosition? = nil, limit: Int = 100
    ) async throws -> PublicCounts {
        try await database.read { [now = clock.now] tx in
            let rules: AssessmentRules = try RuleVersion.current(in: tx).table
            let found: [ApplicationCount] = try ApplicationCount.list(
                month, after: position, limit: limit + 1, in: tx)
            let lines: [PublicLine] = found.prefix(limit).map { PublicLine($0, under: rules) }
            return PublicCounts(
                lines: lines, next: found.count > limit ? lines.last?.position : nil, least: rules.leastPublicCount,
                asOf: now)
        }
    }

    package func months() async throws -> [Day] {
        try await database.read { try ApplicationCount.months(limit: 24, in: $0) }
    }
}

extension PublicLine {
    package var position: CountPosition {
        CountPosition(month: month, agency: agency, kind: kind, ground: ground)
    }
}
