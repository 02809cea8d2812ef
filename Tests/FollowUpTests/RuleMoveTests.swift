import Accounts
import Agencies
import Cases
import FollowUp
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Rules of sampling that a city had set")
struct RuleMoveTests {
    @Test("are kept, with their dates, when their table moves", arguments: Engine.available)
    func moved(_ engine: Engine) async throws {
        let all: [Migration] =
            StorageSchema.migrations + AgencySchema.migrations + AccountSchema.migrations + CaseSchema.migrations
            + FollowUpSchema.migrations
        var table = SamplingRules()
        table.rows = [SamplingRow(percent: 40)]
        let version = RuleVersion(version: 1, since: .testing, author: nil, table: table)
        try await withDatabase(engine, all.filter { $0.name != "followUp/3-rule-version" }) { database in
            let body: String = try version.text()
            _ = try await database.write { tx in
                try tx.run(
                    "INSERT INTO follow_up_rules (version, since, body) VALUES (1, \(Instant.testing), \(body))")
            }
            try await database.migrate(all, at: .testing)
            #expect(try await database.read { try RuleVersion<SamplingRules>.current(in: $0) } == version)
        }
    }
}
