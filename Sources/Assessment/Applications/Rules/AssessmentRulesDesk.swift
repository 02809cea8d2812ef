import Kernel
import Storage

/// Shows and changes the rules on what is taken out of assessment.
package struct AssessmentRulesDesk: Sendable {
    let database: Database
    let clock: WallClock

    package init(database: Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package func current() async throws -> AssessmentRules {
        try await database.read { try AssessmentRules.current(in: $0) }
    }

    package func versions() async throws -> [RulesVersion] {
        try await database.read { try AssessmentRules.versions(limit: 50, in: $0) }
    }

    /// The rules from now on; clocks that run keep the moments they have. `once`: the same form sent again changes nothing.
    package func enact(_ rules: AssessmentRules, once: IdempotencyKey? = nil, by officer: Officer) async throws {
        try officer.must(.editRules, Subject())
        try rules.mustBeSane()
        try await database.write { [now = clock.now] tx in
            _ = try Idempotency.once(once, at: now, in: tx) {
                guard try AssessmentRules.current(in: tx) != rules else { return false }
                let last: Int = try EventLog.read(Self.stream, in: tx).last?.version ?? 0
                let event = NewEvent(kind: "assessmentRulesChanged", body: try rules.text())
                try EventLog.append([event], to: Self.stream, after: last, by: Author(officer), at: now, in: tx)
                try rules.enact(last + 1, by: Author(officer), at: now, in: tx)
                return true
            }
        }
    }

    private static let stream = EventStream(
        "assessmentRules", Identifier<AssessmentRules>(high: 0x7000, low: 0x8000_0000_0000_0065))
}
