import Agencies
import Assessment
import Cases
import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Acts on applications")
struct ApplicationDeskTests {
    private func once(_ text: String) -> IdempotencyKey { IdempotencyKey(text, scope: "test", request: [1]) }

    @Test(
        "a granted exclusion takes the case out of the agency's rates and changes nothing of the case",
        arguments: Engine.available)
    func granted(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let file: Application = try await town.filed()
            let before = try await town.cases.open(file.filing.number, by: town.lamps).file
            _ = try await town.desk.judge(
                ApplicationTarget(file.id), .granted, because: "As the register says.", by: town.judge)
            let standing: [Exclusion] = try await town.standing(file.filing.matter)
            #expect(standing.map(\.agency) == [town.lamps.agencyPath] && standing[0].ground == .outsideDuty)
            #expect(try await town.cases.open(file.filing.number, by: town.lamps).file == before)
        }
    }

    @Test("a refused one takes nothing out", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let file: Application = try await town.judged(.refused)
            #expect(try await town.standing(file.filing.matter).isEmpty)
        }
    }

    @Test(
        "at most one open application of a kind per case and agency, and none again once judged",
        arguments: Engine.available)
    func twice(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let number: CaseNumber = try await town.answered()
            let first: Application = try await town.desk.file(.exclusion(), about: number, by: town.lamps)
            await #expect(throws: ApplicationRefusal.alreadyOpen) {
                try await town.desk.file(.exclusion(.other), about: number, by: town.lamps)
            }
            let demand = ApplicationDraft(.unreasonableDemand, because: .againstLaw, "It is forbidden.")
            #expect(try await town.desk.file(demand, about: number, by: town.lamps).state == .filed)
            _ = try await town.desk.withdraw(ApplicationTarget(first.id), note: nil, by: town.lamps)
            let again: Application = try await town.desk.file(.exclusion(), about: number, by: town.lamps)
            _ = try await town.desk.judge(
                ApplicationTarget(again.id), .refused, because: "It is yours.", by: town.judge)
            await #expect(throws: ApplicationRefusal.alreadyJudged) {
                try await town.desk.file(.exclusion(), about: number, by: town.lamps)
            }
        }
    }

    @Test("the same form sent twice files once; the same click judges once", arguments: Engine.available)
    func secondClick(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let number: CaseNumber = try await town.answered()
            let first = try await town.desk.file(.exclusion(), about: number, once: once("a"), by: town.lamps)
            let second = try await town.desk.file(.exclusion(), about: number, once: once("a"), by: town.lamps)
            #expect(first.id == second.id)
            let target = ApplicationTarget(first.id, version: 1, once: once("b"))
            let judged = try await town.desk.judge(target, .granted, because: "As it is.", by: town.judge)
            let same = try await town.desk.judge(target, .granted, because: "As it is.", by: town.judge)
            #expect(judged.version == same.version && same.judgements.count == 1)
            #expect(try await town.count("SELECT COUNT(*) FROM assessment_exclusion") == 1)
        }
    }

    @Test("of two judges at once one decides and the other is told", arguments: Engine.available)
    func atOnce(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let file: Application = try await town.filed()
            let outcomes: [Bool] = await withTaskGroup { group in
                for (decision, judge) in [(Decision.granted, town.judge), (.refused, town.otherJudge)] {
                    group.addTask {
                        do {
                            _ = try await town.desk.judge(
                                ApplicationTarget(file.id), decision, because: "As it is.", by: judge)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
            let rows: Int = try await town.count(
                "SELECT SUM(granted + refused) FROM application_count")
            #expect(rows == 1)
        }
    }

    @Test("what somebody saw before another acted is not judged on", arguments: Engine.available)
    func stale(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let file: Application = try await town.filed()
            _ = try await town.desk.addEvidence(ApplicationTarget(file.id), "One thing more.", by: town.lamps)
            await #expect(throws: ApplicationRefusal.movedOn(version: 2)) {
                try await town.desk.judge(
                    ApplicationTarget(file.id, version: 1), .granted, because: "As it is.", by: town.judge)
            }
        }
    }

    @Test(
        "others than the agency neither add nor withdraw, others than judges do not judge", arguments: Engine.available)
    func scope(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let target = ApplicationTarget(try await town.filed().id)
            await #expect(throws: NotAllowed.self) { try await town.desk.withdraw(target, note: nil, by: town.water) }
            await #expect(throws: NotAllowed.self) { try await town.desk.addEvidence(target, "Mine.", by: town.water) }
            await #expect(throws: NotAllowed.self) {
                try await town.desk.judge(target, .granted, because: "As it is.", by: town.lamps)
            }
            await #expect(throws: NotAllowed.self) { try await town.desk.open(target.id, by: town.water) }
            let elsewhere = Officer(
                id: somebody(70), name: "Elsewhere", agency: town.judge.agency, agencyPath: town.judge.agencyPath,
                grants: [Grant(role: "t", permissions: [.judgeApplications], node: TreePath(root: "3202"))])
            await #expect(throws: NotAllowed.self) {
                try await town.desk.judge(target, .granted, because: "As it is.", by: elsewhere)
            }
            await #expect(throws: ApplicationRefusal.hasStake(.ownAgency(town.centre.agencyPath))) {
                let colleague: Officer = town.officer(60, at: "C01", [.judgeApplications])
                return try await town.desk.judge(target, .granted, because: "As it is.", by: colleague)
            }
        }
    }

    @Test("an appeal that is granted overturns the judgement, both ways", arguments: Engine.available)
    func appeal(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let refused: Application = try await town.judged(.refused)
            let appeal = try await town.desk.appeal(
                against: ApplicationTarget(refused.id), .appeal(), by: town.lamps)
            await #expect(throws: ApplicationRefusal.self) {
                try await town.desk.appeal(against: ApplicationTarget(refused.id), .appeal(), by: town.lamps)
            }
            await #expect(throws: ApplicationRefusal.hasStake(.judgedBefore)) {
                try await town.desk.judge(
                    ApplicationTarget(appeal.id), .refused, because: "Once more no.", by: town.judge)
            }
            _ = try await town.desk.judge(
                ApplicationTarget(appeal.id), .granted, because: "Misread indeed.", by: town.cityJudge)
            #expect(try await town.standing(refused.filing.matter).count == 1)

            let granted: Application = try await town.judged(.granted)
            let against = try await town.desk.appeal(
                against: ApplicationTarget(granted.id), .appeal(), by: town.centre)
            _ = try await town.desk.judge(
                ApplicationTarget(against.id), .granted, because: "It was theirs.", by: town.cityJudge)
            #expect(try await town.standing(granted.filing.matter).isEmpty)
            #expect(try await town.count("SELECT SUM(overturned) FROM application_count") == 2)
        }
    }

    @Test("past the city's number of exclusions in a month a second judge decides", arguments: Engine.available)
    func second(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let rules = RulesDesk<AssessmentRules>(database: town.database, clock: town.clock.clock)
            await #expect(throws: NotAllowed.self) {
                try await rules.change(0, by: town.judge) { $0.secondJudgeAbove = 1 }
            }
            try await rules.change(0, by: town.keeper) { $0.secondJudgeAbove = 1 }
            #expect(try await town.judged(.granted).state == .granted)
            let next: Application = try await town.judged(.granted)
            #expect(next.state == .seconding)
            let target = ApplicationTarget(next.id)
            await #expect(throws: ApplicationRefusal.hasStake(.judgedBefore)) {
                try await town.desk.judge(target, .granted, because: "Once more.", by: town.judge)
            }
            #expect(try await town.desk.judge(target, .granted, because: "Agreed.", by: town.otherJudge).isExcluded)
            town.clock.move(by: .days(31))
            #expect(try await town.judged(.granted).state == .granted, "a new month begins anew")
        }
    }

    @Test(
        "when the agency is closed meanwhile, nothing more is asked of it and the judge decides",
        arguments: Engine.available)
    func closed(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let file: Application = try await town.filed()
            let late: CaseNumber = try await town.answered()
            let administrator: Officer = town.officer(99, at: "C00", [.editAgencies])
            _ = try await town.agencies.close(town.lamps.agency, by: administrator)
            await #expect(throws: ApplicationRefusal.agencyClosed) {
                try await town.desk.askEvidence(ApplicationTarget(file.id), "Whose lamp is it?", by: town.judge)
            }
            await #expect(throws: ApplicationRefusal.agencyClosed) {
                try await town.desk.file(.exclusion(), about: late, by: town.lamps)
            }
            let judged = try await town.desk.judge(
                ApplicationTarget(file.id), .granted, because: "As it is.", by: town.judge)
            #expect(judged.isExcluded)
        }
    }

    @Test(
        "what was answered before the holiday can be filed after it, until the tenth working day ends",
        arguments: Engine.available)
    func holiday(engine: Engine) async throws {
        try await Town.with(engine) { town in
            town.clock.move(to: try #require(Instant("2026-09-30T10:00:00+08:00")))
            let number: CaseNumber = try await town.answered()
            let late: CaseNumber = try await town.answered()
            let last: Instant = try await town.desk.filing(about: number, by: town.lamps)
            #expect(Zone.shanghai.day(of: last) > Zone.shanghai.day(of: town.clock.clock.now).adding(days: 14))
            town.clock.move(to: last)
            #expect(try await town.desk.file(.exclusion(), about: number, by: town.lamps).state == .filed)
            town.clock.move(by: .minutes(1))
            await #expect(throws: ApplicationRefusal.self) {
                try await town.desk.file(.exclusion(), about: late, by: town.lamps)
            }
        }
    }

    @Test("pictures must have been taken in", arguments: Engine.available)
    func unknownPhoto(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let hash = try #require(PhotoHash(String(repeating: "0", count: 64)))
            let draft = ApplicationDraft(.exclusion, because: .other, "See the picture.", photos: [hash])
            let number: CaseNumber = try await town.answered()
            await #expect(throws: ApplicationRefusal.unknownPhoto) {
                try await town.desk.file(draft, about: number, by: town.lamps)
            }
        }
    }

    @Test("the log holds numbers of texts, never the texts", arguments: Engine.available)
    func texts(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let file: Application = try await town.judged(.granted)
            let bodies: [String] = try await town.database.read { tx in
                try EventLog.read(Application.stream(file.id), in: tx).map(\.body)
            }
            #expect(bodies.count == 2 && !bodies.contains { $0.contains("estate") || $0.contains("register") })
            let view: ApplicationView = try await town.desk.open(file.id, by: town.lamps)
            #expect(view.texts == [1: "The lamp belongs to the estate.", 2: "As the register says."])
        }
    }
}
