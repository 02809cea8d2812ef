import Agencies
import Calendar
import Kernel
import Logging
import Storage
import StorageTesting
import Testing

@testable import Cases

@Suite("Errands: what happens elsewhere and concerns open cases")
struct ErrandTests {
    /// The agencies of the small city, stored, so that they can be closed.
    private struct Organisations {
        let desk: AgencyDesk
        let old: Agency
        let heir: Agency

        init(_ city: DeskCity) async throws {
            desk = AgencyDesk(database: city.database, clock: city.clock.clock) { id, tx in
                try Agency.find(id, in: tx).map { try CaseAgency.openWork(of: $0.path, in: tx) } ?? 0
            }
            let plans: [AgencyPlan] = [
                AgencyPlan(Self.draft("C00", .government), parentCode: nil),
                AgencyPlan(Self.draft("D01", .department), parentCode: "C00"),
                AgencyPlan(Self.draft("D02", .department), parentCode: "C00"),
            ]
            let found: [String: Agency] = try await desk.found(plans)
            old = try #require(found["D01"])
            heir = try #require(found["D02"])
        }

        private static func draft(_ code: String, _ type: AgencyType) -> AgencyDraft {
            AgencyDraft(code: code, name: code, kind: AgencyKind(type), territory: TreePath(root: "3201"))
        }
    }

    private func settle(_ city: DeskCity) async throws {
        let logger = Logger(label: "test")
        let clock: WallClock = city.clock.clock
        try await FollowerRunner([CaseFollower.follower], database: city.database, clock: clock, logger: logger)
            .catchUp()
        _ = try await JobRunner([city.desk.errands], database: city.database, clock: clock, logger: logger).runDue()
    }

    @Test(
        "an agency with open work is closed only with a successor, who then has the work", arguments: Engine.available)
    func closing(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let organisations = try await Organisations(city)
            let old = CaseAgency(id: organisations.old.id, path: organisations.old.path)
            let number = try await city.signed()
            _ = try await city.desk.handOver(from: .lamps, to: old, by: .system)
            let administrator: Officer = .holding([.editAgencies], in: .centre)
            await #expect(throws: AgencyRefusal.successorNeeded(rows: 0, work: 1)) {
                try await organisations.desk.close(organisations.old.id, by: administrator)
            }
            _ = try await organisations.desk.close(
                organisations.old.id, successor: organisations.heir.id, by: administrator)
            #expect(try await city.row(number)?.owner == old.path)
            try await settle(city)
            let row = try #require(try await city.row(number))
            #expect(row.owner == organisations.heir.path && row.handler == organisations.heir.path)
            try await settle(city)
            let history: [CaseChange] = try await city.desk.open(number, by: .dispatcher).history
            let taken: [CaseChange] = history.filter {
                if case .handedOver(let fact) = $0.event { fact.to.id == organisations.heir.id } else { false }
            }
            #expect(taken.count == 1)
        }
    }

    @Test("a year that was imported moves provisional deadlines", arguments: Engine.available)
    func year(engine: Engine) async throws {
        let late: Instant = Zone.shanghai.instant(try #require(Day("2026-12-28")), .hours(10))
        let time = Lock(WorkingTime(holidays: try HolidayTable.bundled()))
        let book = RuleBook(CaseRules(workingTime: time.value)) { _ in time.value }
        try await DeskCity.with(engine, book: book, migrations: CalendarSchema.migrations) { city in
            city.clock.move(by: late - .testing)
            let number = try await city.signed()
            let before: Instant? = try await city.desk.open(number, by: .dispatcher).file.live?.replyDue
            let off: [Day] = (4...8).compactMap { Day(year: 2027, month: 1, day: $0) }
            var known: HolidayTable = try .bundled()
            known.add(HolidayTable.Year(year: 2027, off: off, work: []))
            time.change { [known] in $0 = WorkingTime(holidays: known) }
            let event = NewEvent(kind: CalendarLog.yearImported, body: "{}")
            try await city.database.write { tx in
                let stream = EventStream("calendar", Identifier<HolidayTable>(high: 0x7000, low: 1))
                try EventLog.append([event], to: stream, after: 0, by: .system, at: late, in: tx)
            }
            try await settle(city)
            let after: Case = try await city.desk.open(number, by: .dispatcher).file
            #expect(try #require(after.live?.replyDue) > (try #require(before)))
        }
    }

    @Test(
        "a ruling that is to hold for all such cases becomes a row, in the same transaction",
        arguments: Engine.available)
    func ruling(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let seen = Lock<[EstablishedRuling]>([])
            var ports: CasePorts = .fixed
            ports.establish = { ruling, _ in seen.change { $0.append(ruling) } }
            let desk = CaseDesk(
                database: city.database, clock: city.clock.clock, vault: city.vault, book: city.desk.book, ports: ports)
            let number = try await city.receive()
            let target = CaseTarget(number)
            for index in 1...3 {
                _ = try await desk.dispatch(
                    target, to: DispatchChoice(to: (index == 2 ? CaseAgency.water : .lamps).id), by: .dispatcher)
                let officer: Officer = index == 2 ? .waterOfficer : .lampOfficer
                _ = try await desk.askReturn(target, assignment: index, because: .notOurDuty, note: nil, by: officer)
                if index < 3 { _ = try await desk.acceptReturn(target, note: nil, by: .dispatcher) }
            }
            var choice = RulingChoice(for: CaseAgency.water.id, because: "It is a pump.")
            choice.establishes = RulingChoice.Scope(TreePath(root: "3201"))
            await #expect(throws: NotAllowed(permission: .superviseCases)) {
                try await desk.rule(target, choice, by: .dispatcher)
            }
            let judge: Officer = .holding([.viewCases, .dispatchCases, .superviseCases], in: .centre)
            let file: Case = try await desk.rule(target, choice, by: judge)
            #expect(file.live?.agency == .water && file.live?.isBinding == true)
            #expect(seen.value.last?.agency == CaseAgency.water.id && seen.value.last?.category == .streetLights)
        }
    }
}
