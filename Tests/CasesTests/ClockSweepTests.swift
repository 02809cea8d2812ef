import Calendar
import Foundation
import Kernel
import Logging
import Storage
import StorageTesting
import Testing

@testable import Cases

@Suite("The sweep over due clocks")
struct ClockSweepTests {
    private func sweep(_ city: DeskCity) -> ClockSweep { ClockSweep(city.desk, logger: Logger(label: "test")) }

    private func escalations(_ city: DeskCity, _ number: CaseNumber) async throws -> [Escalation] {
        try await city.desk.open(number, by: .dispatcher).history.compactMap { moment in
            if case .escalated(let fact) = moment.event { fact } else { nil }
        }
    }

    @Test("after downtime whatever fell due fires once, in order, with its true due time", arguments: Engine.available)
    func downtime(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            let dues: [Instant] = try await city.desk.open(number, by: .dispatcher).file.runningClocks.map(\.clock.due)
            city.clock.move(by: .days(60))
            let taken: Int = try await sweep(city).sweep()
            #expect(taken == 6, "a reminder, a yellow and a red light for each of two clocks")
            let told: [Escalation] = try await escalations(city, number)
            #expect(told.map(\.due) == dues.sorted() && told.allSatisfy { $0.level == 1 })
            #expect(told.allSatisfy { $0.to == TreePath(root: "C00") })
            #expect(try await sweep(city).sweep() == 0)
            #expect(try await escalations(city, number).count == 2)
        }
    }

    @Test("two sweeps at once take each mark once", arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            for _ in 0..<5 { _ = try await city.signed() }
            city.clock.move(by: .days(60))
            let taken: Int = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await sweep(city).sweep() } }
                return try await group.reduce(0, +)
            }
            #expect(taken == 30)
        }
    }

    @Test("a paused clock does not fire; a deferred case comes back on its day", arguments: Engine.available)
    func deferred(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            let target = CaseTarget(number)
            let review: Day = Zone.shanghai.day(of: .testing).adding(days: 30)
            _ = try await city.desk.askDeferral(
                target, DeferralDraft(.policy, measure: "A pole.", review: review), by: .lampOfficer)
            _ = try await city.desk.judgeDeferral(target, .granted, by: .dispatcher)
            city.clock.move(by: .days(20))
            try await sweep(city).sweep()
            #expect(try await city.row(number)?.state == .deferred)
            #expect(try await escalations(city, number).isEmpty)
            city.clock.move(by: .days(11))
            try await sweep(city).sweep()
            let file: Case = try await city.desk.open(number, by: .dispatcher).file
            #expect(file.state == .handling && file.owner == .lamps)
        }
    }

    @Test("what is lit is listed for the agency, and for those above once it is overdue", arguments: Engine.available)
    func alerts(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            #expect(try await city.desk.alerts(after: nil, by: .lampOfficer).0.isEmpty)
            city.clock.move(by: .days(60))
            try await sweep(city).sweep()
            let (lit, next) = try await city.desk.alerts(after: nil, by: .lampOfficer)
            #expect(lit.map(\.number) == [number, number] && lit.map(\.kind) == [.contact, .reply] && next == nil)
            #expect(try await city.desk.alerts(after: nil, by: .waterOfficer).0.isEmpty)
            let texts = ReplyTexts(result: "Done as asked.", answer: "We have done it.")
            _ = try await city.desk.reply(CaseTarget(number), assignment: 1, texts, by: .lampOfficer)
            #expect(try await city.desk.alerts(after: nil, by: .lampOfficer).0.isEmpty)
        }
    }

    @Test("a new table moves provisional deadlines, each with an event of its own", arguments: Engine.available)
    func reschedule(engine: Engine) async throws {
        let table = Lock<HolidayTable>(HolidayTable())
        let defaults = CaseRules(workingTime: WorkingTime(holidays: HolidayTable()))
        let book = RuleBook(defaults) { _ in WorkingTime(holidays: table.value) }
        try await DeskCity.with(engine, book: book) { city in
            let number = try await city.signed()
            var off: [Day] = []
            for day in 24...30 { off += [Day(year: 2026, month: 11, day: day)].compactMap(\.self) }
            table.change { [off] in $0.add(HolidayTable.Year(year: 2026, off: off, work: [])) }
            #expect(try await city.desk.reschedule() == 1)
            let view: CaseView = try await city.desk.open(number, by: .dispatcher)
            #expect(view.history.last?.event.kind == .rescheduled)
            #expect(view.file.live.map { Zone.shanghai.text($0.replyDue) } == "2026-12-07 17:30")
            #expect(try await city.desk.reschedule() == 0)
        }
    }

    @Test("an agency abolished with open work leaves no orphan", arguments: Engine.available)
    func handOver(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            var numbers: [CaseNumber] = []
            for _ in 0..<3 { numbers.append(try await city.signed()) }
            #expect(try await city.desk.handOver(from: .lamps, to: .water, by: .system) == 3)
            #expect(try await city.desk.handOver(from: .lamps, to: .water, by: .system) == 0)
            for number in numbers {
                let row = try #require(try await city.row(number))
                #expect(row.owner == CaseAgency.water.path && row.handler == CaseAgency.water.path)
            }
            let texts = ReplyTexts(result: "Done as asked.", answer: "We have done it.")
            let done: Case = try await city.desk.reply(CaseTarget(numbers[0]), assignment: 1, texts, by: .waterOfficer)
            #expect(done.state == .replied)
        }
    }

    @Test("the due clocks are read along their index", arguments: [Engine.sqlite])
    func plan(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let steps: String = try await city.database.read { tx in
                try StorageTesting.plan(of: DueClock.statement(at: .testing, limit: 200), in: tx)
            }
            #expect(steps.contains("case_clock_fires") && !steps.contains("TEMP B-TREE"), "\(steps)")
        }
    }
}
