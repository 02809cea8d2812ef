import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@testable import FollowUp

@Suite("Call-backs")
struct CallBackTests {
    @Test("an answer waits for a call; a good word ends it", arguments: Engine.available)
    func good(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            let number: CaseNumber = try await city.replied()
            try await city.follow()
            let waiting: CallBack = try #require(try await city.rows(number).first)
            #expect(waiting.state == .waiting && waiting.need == .call && waiting.isReachable && waiting.way == .phone)
            #expect(waiting.sampling == Sampling(version: 0, row: nil, percent: 100, isDrawn: true))
            #expect(waiting.nextTry == .testing)
            try await city.desk.answer(CaseTarget(number), .good, by: .caller)
            let done: CallBack = try #require(try await city.rows(number).first)
            #expect(done.state == .answered && done.need == nil && done.answer?.via == .phone)
            #expect(try await city.desk.queue(CallBackList(.now), by: .caller).lines.isEmpty)
            #expect(try await city.desk.today(by: .caller) == CallBackDay(answered: 1, missed: 0, left: 0))
        }
    }

    @Test(
        "a bad word is redone once by itself, then waits for supervision; both words are kept",
        arguments: Engine.available)
    func bad(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            let number: CaseNumber = try await city.replied()
            try await city.desk.answer(CaseTarget(number), .bad, by: .caller)
            try await city.answer(number, assignment: 2)
            let again = FollowUpDraft(contacted: true, solved: false, satisfaction: 2, whyNot: .untrue)
            try await city.desk.answer(CaseTarget(number), again, by: .caller)
            let rows: [CallBack] = try await city.rows(number)
            #expect(rows.map(\.answer?.satisfaction) == [1, 2] && rows.map(\.isRedone) == [true, false])
            #expect(rows.map(\.isLast) == [false, true] && rows.map(\.need) == [nil, .judgement])
            #expect(
                try await city.desk.queue(CallBackList(.judge), by: .caller).lines.map(\.row.number) == [number])
        }
    }

    @Test("tried on other half-days, reminded once more before it is closed", arguments: Engine.available)
    func tries(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            let number: CaseNumber = try await city.replied()
            try await city.desk.miss(CaseTarget(number), by: .caller)
            let missed: CallBack = try #require(try await city.rows(number).first)
            #expect(missed.state == .missed && missed.nextTry == .testing + .minutes(4 * 60 + 30))
            #expect(try await city.desk.queue(CallBackList(.now), by: .caller).lines.isEmpty)
            #expect(try await city.desk.queue(CallBackList(.later), by: .caller).lines.count == 1)
            await #expect(throws: CaseRefusal.triedThisHalfDay) {
                try await city.desk.miss(CaseTarget(number), by: .caller)
            }
            for hours in [5, 19] {
                city.clock.move(by: .hours(hours))
                try await city.desk.miss(CaseTarget(number), by: .caller)
            }
            #expect(try await city.rows(number).first?.need == .closing)
            for _ in 0..<2 { try await city.desk.settle(try await city.id(number), round: 1) }
            #expect(try await city.jobs(CaseJobs.reminder) == 1)
            _ = try await city.cases.close(CaseTarget(number), note: nil, by: .caller)
            try await city.follow()
            #expect(try await city.rows(number).first?.state == .unreachable)
        }
    }

    @Test("as many tries as the city's rules say now", arguments: Engine.available)
    func fewerTries(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            let rules = RulesDesk<CaseRuleTable>(database: city.database, clock: city.clock.clock)
            try await rules.change(0, by: .keeper) { $0.policy.followUpTries = 2 }
            let number: CaseNumber = try await city.replied()
            try await city.desk.miss(CaseTarget(number), by: .caller)
            #expect(try await city.rows(number).first?.need != .closing)
            city.clock.move(by: .hours(5))
            try await city.desk.miss(CaseTarget(number), by: .caller)
            #expect(try await city.rows(number).first?.need == .closing)
            let closed: Case = try await city.cases.close(CaseTarget(number), note: nil, by: .caller)
            #expect(closed.outcome == .closed(.noContact))
        }
    }

    @Test("who is not drawn is closed when the time is over, and the lot is in the log", arguments: Engine.available)
    func spared(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            try await city.sampling.change(0, by: .keeper) { $0.rows = [SamplingRow(percent: 0)] }
            let number: CaseNumber = try await city.replied()
            try await city.follow()
            let row: CallBack = try #require(try await city.rows(number).first)
            #expect(row.sampling == Sampling(version: 1, row: 1, percent: 0, isDrawn: false) && row.need == .sparing)
            #expect(try await city.desk.queue(CallBackList(.now), by: .caller).lines.isEmpty)
            try await city.desk.settle(row.case, round: 1)
            #expect(try await city.rows(number).first?.need == .sparing, "not before its time")
            city.clock.move(by: .days(5))
            for _ in 0..<2 { try await city.desk.settle(row.case, round: 1) }
            #expect(try await city.rows(number).first?.state == .spared)
            #expect(try await city.cases.open(number, by: .caller).file.outcome == .closed(.notSampled))
            let lots: Int? = try await city.database.value(
                "SELECT COUNT(*) FROM event WHERE stream_kind = 'followUpPlan' AND kind = 'sampleDrawn'")
            #expect(lots == 1)
        }
    }

    @Test("who was not drawn and speaks up is heard: a bad word does the case again", arguments: Engine.available)
    func volunteer(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            try await city.sampling.change(0, by: .keeper) { $0.rows = [SamplingRow(percent: 0)] }
            let number: CaseNumber = try await city.replied()
            try await city.follow()
            let id: Case.ID = try await city.id(number)
            _ = try await city.cases.followUp(CaseTarget(number), .bad, by: ReporterProof.link(id))
            try await city.follow()
            city.clock.move(by: .days(5))
            try await city.desk.settle(id, round: 1)
            let file: Case = try await city.cases.open(number, by: .caller).file
            #expect(file.state == .dispatched && file.redos == 1)
            #expect(try await city.rows(number).first?.answer?.via == .link)
            var question = FigureQuestion(from: .testing - .days(1), before: .testing + .days(10))
            question.by = .district
            let figures: FollowUpFigures = try await city.desk.figures(question, by: .keeper)
            #expect(figures.total.count(.volunteered) == 1 && figures.total.count(.reached) == 0)
            #expect(figures.total.solved == nil && figures.total.isSample)
        }
    }

    @Test("a reporter nobody reached is reminded once", arguments: Engine.available)
    func reminded(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            let number: CaseNumber = try await city.replied()
            try await city.follow()
            #expect(try await city.jobs(FollowUpJobs.job) == 1)
            city.clock.move(by: .days(2))
            for _ in 0..<2 { try await city.desk.settle(try await city.id(number), round: 1) }
            #expect(try await city.jobs(CaseJobs.reminder) == 1)
            #expect(try await city.rows(number).first?.remindedAt == .testing + .days(2))
        }
    }

    @Test("who came by web gets a day for the link before anybody calls; nobody calls the anonymous")
    func ways() async throws {
        try await CallCity.with(.sqlite) { city in
            let web: CaseNumber = try await city.replied(.lamp(channel: .web))
            let hidden: CaseNumber = try await city.replied(.lamp(standing: .anonymous))
            try await city.follow()
            let row: CallBack = try #require(try await city.rows(web).first)
            #expect(row.way == .link && row.nextTry == .testing + .days(1))
            let other: CallBack = try #require(try await city.rows(hidden).first)
            #expect(other.state == .unreachable && other.need == .closing && !other.sampling.isDrawn)
        }
    }

    @Test("read anew from the log, the rows are the same", arguments: Engine.available)
    func rebuilt(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            try await city.sampling.change(0, by: .keeper) { $0.rows = [SamplingRow(percent: 50)] }
            var numbers: [CaseNumber] = []
            for _ in 0..<8 { numbers.append(try await city.replied()) }
            try await city.follow()
            try await city.desk.miss(CaseTarget(numbers[0]), by: .caller)
            try await city.desk.answer(CaseTarget(numbers[1]), .bad, by: .caller)
            try await city.answer(numbers[1], assignment: 2)
            try await city.desk.answer(CaseTarget(numbers[1]), .good, by: .caller)
            city.clock.move(by: .days(5))
            for number in numbers { try await city.desk.settle(try await city.id(number), round: 1) }
            try await city.follow()
            let before: [CallBack] = try await city.allRows()
            let events: Int? = try await city.database.value("SELECT COUNT(*) FROM event")
            try await city.database.write { try FollowUpFollower.rebuild(in: $0) }
            #expect(try await city.allRows().isEmpty)
            try await city.follow()
            #expect(try await city.allRows() == before && before.count == 9)
            #expect(try await city.database.value("SELECT COUNT(*) FROM event") == events)
        }
    }

    @Test("the queue is for those in whose part of the city it is", arguments: Engine.available)
    func scope(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            _ = try await city.replied()
            try await city.follow()
            let stranger: Officer = .holding([.followUpCases, .viewFigures], in: .centre, node: "3202")
            #expect(try await city.desk.queue(CallBackList(.now), by: stranger).lines.isEmpty)
            let question = FigureQuestion(from: .testing - .days(1), before: .testing + .days(1))
            #expect(try await city.desk.figures(question, by: stranger).lines.isEmpty)
            #expect(try await city.desk.figures(question, by: .keeper).total.count(.replied) == 1)
            await #expect(throws: NotAllowed.self) {
                try await city.desk.queue(CallBackList(.now), by: .dispatcher)
            }
        }
    }
}
