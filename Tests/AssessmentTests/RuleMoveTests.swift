import Accounts
import Agencies
import Assessment
import Cases
import Kernel
import Storage
import StorageTesting
import Territory
import Testing

@Suite("Rules of exclusions that a city had set")
struct RuleMoveTests {
    @Test("are kept, with their dates, when their table moves", arguments: Engine.available)
    func moved(_ engine: Engine) async throws {
        let all: [Migration] =
            StorageSchema.migrations + TerritorySchema.migrations + AgencySchema.migrations + AccountSchema.migrations
            + CaseSchema.migrations + ApplicationSchema.migrations
        var table = AssessmentRules()
        table.filingDays = 7
        let version = RuleVersion(version: 1, since: .testing, author: nil, table: table)
        try await withDatabase(engine, all.filter { $0.name != "assessment/6-rule-version" }) { database in
            let body: String = try version.text()
            _ = try await database.write { tx in
                try tx.run(
                    "INSERT INTO assessment_rules (version, since, body) VALUES (1, \(Instant.testing), \(body))")
            }
            try await database.migrate(all, at: .testing)
            #expect(try await database.read { try RuleVersion<AssessmentRules>.current(in: $0) } == version)
        }
    }
}
