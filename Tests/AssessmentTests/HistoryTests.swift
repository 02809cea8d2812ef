import Assessment
import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("The demonstration's applications")
struct HistoryTests {
    private func stage(_ town: Town, at now: Instant, share: Double = 1) throws -> HistoryStage {
        HistoryStage(
            judges: [Official(town.judge), Official(town.otherJudge), Official(town.cityJudge)],
            rules: try .testing(), now: now, share: share, say: { $0 },
            roll: { name in
                var random = SeededGenerator(state: name.utf8.reduce(1) { $0 &* 131 &+ UInt64($1) })
                return random.next()
            })
    }

    private static func page(_ town: Town) -> ApplicationHistoryFounder.ClosedCases {
        { position in
            var filter = CaseFilter()
            filter.states = [.replied]
            return try await town.cases.list(filter, .newest, after: position, limit: 7, by: town.centre)
        }
    }

    @Test("are written by the rules: rows, counts and events agree", arguments: Engine.available)
    func founded(engine: Engine) async throws {
        try await Town.with(engine) { town in
            for _ in 0..<20 { _ = try await town.answered() }
            let stage = try stage(town, at: .testing + .days(60))
            let made: Int = try await ApplicationHistoryFounder(database: town.database, stage: stage)
                .found(from: Self.page(town))
            #expect(made >= 20)
            #expect(try await town.count("SELECT COUNT(*) FROM application") == made)
            let states: [String] = try await town.database.read { tx in
                try tx.all("SELECT DISTINCT state FROM application") { try $0(at: 0) }
            }
            #expect(Set(states).isSuperset(of: ["granted", "refused"]))
            let excluded: Int = try await town.count(
                "SELECT COUNT(*) FROM assessment_exclusion WHERE revoked_at IS NULL")
            let counted: Int = try await town.count(
                "SELECT SUM(filed) FROM application_count")
            #expect(excluded > 0 && counted == 20)
        }
    }

    @Test("are about the share of the cases that is asked for")
    func share() async throws {
        try await Town.with(.sqlite) { town in
            let history = ApplicationHistory(try stage(town, at: .testing, share: 0.01))
            let chosen: Int = (1...20_000).count {
                history.isChosen(CaseNumber(day: Day(number: 20_000), sequence: $0))
            }
            #expect((120...280).contains(chosen))
        }
    }
}
