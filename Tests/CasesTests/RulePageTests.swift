import Calendar
import Kernel
import SiteTesting
import Storage
import StorageTesting
import Testing

@testable import Cases

@Suite("The page of the rules of case work")
struct RulePageTests {
    /// What the form of the policy sends when nothing is changed but the lists.
    private static let policy: KeyValuePairs<String, String> = [
        "returnsUntilRuling": "2", "mostExtensions": "2", "longestDeferral": "365", "automaticRedos": "1",
        "followUpTries": "3", "unsatisfiedUpTo": "2", "reminderAt": "50", "yellowAt": "80", "shortestAnswer": "5",
        "mostPhotos": "9", "returnReasons-notOurDuty": "1", "redoGrounds-notDone": "1", "verifiedKinds-finding": "1",
        "onSiteChannels-gridPatrol": "1", "pausedClocks-reply": "1", "informationLimit": "3",
        "informationLimitUnit": "days", "remindLimit": "4", "remindLimitUnit": "hours", "superviseLimit": "90",
        "superviseLimitUnit": "wall", "_version": "0",
    ]

    @Test("its keeper changes numbers, lists and limits; all others read what changed", arguments: Engine.available)
    func change(_ engine: Engine) async throws {
        try await SeatsSite.with(engine) { site in
            var keeper: SignedIn = site.browser(as: "keeper")
            #expect(try await keeper.get("/rules").text.contains("The defaults are in force"))
            #expect(try await keeper.post("/rules/policy", Self.policy).status == 303)
            let rules: CaseRules = try await site.rules()
            #expect(rules.version == 1 && rules.returnsUntilRuling == 2 && rules.returnReasons == [.notOurDuty])
            #expect(!rules.photoWithPlaceSuffices, "a box that is not ticked")
            #expect(rules.policy.remindLimit == .workingHours(4) && rules.policy.superviseLimit == .wall(.minutes(90)))
            try await keeper.get("/rules")
            let none: [(String, String)] = Self.policy.filter { $0.key != "returnReasons-notOurDuty" }.map {
                ($0.key, $0.key == "_version" ? "1" : $0.value)
            }
            let refused: Received = try await keeper.post("/rules/policy", none)
            #expect(refused.status == 422 && refused.text.contains("field-wrong"), "somebody must be able to return")
            #expect(refused.text.contains("id=\"row-dispatch\"") && refused.text.contains("value=\"90\""))
            #expect(try await site.rules().version == 1)
            var reader: SignedIn = site.browser(as: "lamps")
            let page: String = try await reader.get("/rules").text
            #expect(page.contains("Return that is ruled on: 3 → 2") && page.contains("Version 1 is in force"))
            #expect(!page.contains("/rules/policy") && page.contains("4 working hours"))
            #expect(try await reader.post("/rules/policy", Self.policy).status == 403)
            try await keeper.get("/rules")
            #expect(try await keeper.post("/rules/policy", Self.policy).status == 412, "an old page")
        }
    }

    @Test("categories are checked on site first as long as they are named")
    func verified() async throws {
        try await SeatsSite.with { site in
            let category: TreePath = try #require(try await site.city.desk.categories.tree().all.first).path
            var keeper: SignedIn = site.browser(as: "keeper")
            try await keeper.get("/rules")
            #expect(
                try await keeper.post("/rules/verified", ["category": category.key, "_version": "0"]).status == 303)
            #expect(try await site.rules().verifiedCategories == [category])
            try await keeper.get("/rules")
            #expect(try await keeper.post("/rules/verified", ["category": "9Z/", "_version": "1"]).status != 303)
            try await keeper.get("/rules")
            #expect(
                try await keeper.post("/rules/verified/removal", ["category": category.key, "_version": "1"]).status
                    == 303)
            #expect(try await site.rules().verifiedCategories.isEmpty)
        }
    }

    @Test("rules that a city had set are kept when their table moves", arguments: Engine.available)
    func moved(_ engine: Engine) async throws {
        let all: [Migration] = StorageSchema.migrations + CaseSchema.migrations
        let before: [Migration] = all.filter { $0.name != "case/10-rule-version" }
        try await withDatabase(engine, before) { database in
            var table = CaseRuleTable()
            table.policy.mostExtensions = 1
            let version = RuleVersion(version: 1, since: .testing, author: nil, table: table)
            _ = try await database.write { tx in
                try tx.run(
                    "INSERT INTO case_rules (version, body, at) VALUES (1, \(try version.text()), \(Instant.testing))")
            }
            try await database.migrate(all, at: .testing)
            #expect(try await database.read { try RuleVersion<CaseRuleTable>.current(in: $0) } == version)
        }
    }
}

extension SeatsSite {
    fileprivate func rules() async throws -> CaseRules {
        try await city.desk.rules()
    }
}
