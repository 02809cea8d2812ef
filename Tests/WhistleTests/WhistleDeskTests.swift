import Agencies
import Calendar
import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Whistle

@Suite("The whistle desk")
struct WhistleDeskTests {
    private static let at = CasePlace.street.point ?? Coordinate(longitude: 0, latitude: 0)
    private static let fix = PhoneFix(point: at, accuracy: 8, time: nil)

    @Test(
        "an emergency whistle with one refusal: declined, overruled, there, tasks, closed, rated",
        arguments: Engine.available)
    func story(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let desk: WhistleDesk = city.desk
            let number: WhistleNumber = try await city.raise()
            let target = WhistleTarget(number)
            _ = try await desk.acknowledge(target, 1, by: .waterOfficer)
            _ = try await desk.checkIn(target, 1, with: Self.fix, by: .waterOfficer)
            _ = try await desk.decline(target, 2, DeclineDraft(.notOurDuty, note: "No fire"), by: .fireOfficer)
            city.clock.move(by: .minutes(10))
            _ = try await desk.overrule(target, 2, because: "Walls are yours", by: .coordinator)
            city.clock.move(by: .minutes(20))
            let code: ShownCode = try await desk.code(of: number, by: .townOfficer)
            _ = try await desk.checkIn(target, 2, code: code.code, by: .fireOfficer)
            let day: Day = try await desk.rules().day(of: .testing)
            _ = try await desk.addTask(target, TaskDraft(for: 2, "Hold the wall", due: day), by: .townOfficer)
            await #expect(throws: WhistleRefusal.tasksOpen(1)) {
                try await desk.close(target, "It stands", despite: nil, by: .townOfficer)
            }
            _ = try await desk.finishTask(target, 1, Evidence("Beams are up"), by: .fireOfficer)
            _ = try await desk.close(target, "It stands", despite: nil, by: .townOfficer)
            let rating = AgencyRating(arrival: 4, effort: 5, result: 5)
            _ = try await desk.rate(target, GivenRating(of: 2, rating, note: "Thank you"), by: .townOfficer)
            let verdict = WhistleVerdict(necessary: 5, ownPower: 1)
            let file = try await desk.judge(target, GivenVerdict(of: 2, verdict), by: .fireOfficer)
            #expect(file.state == .closed && file.called.map(\.isOnTime) == [true, true])
            #expect(try await city.row(number) == file.row(title: "A wall may fall"))
        }
    }

    @Test("limits run on the city's hours as they stand", arguments: Engine.available)
    func calendar(_ engine: Engine) async throws {
        var holidays: HolidayTable = try .bundled()
        let off: [Day] = (24...30).compactMap { Day(year: 2026, month: 11, day: $0) }
        holidays.add(HolidayTable.Year(year: 2026, off: off, work: []))
        let usual: Instant = try await WhistleCity.with(engine) {
            try await $0.file($0.raise(.manyResidents)).called[0].due
        }
        let later: Instant = try await WhistleCity.with(engine, holidays: holidays) {
            try await $0.file($0.raise(.manyResidents)).called[0].due
        }
        #expect(later - usual == .days(7))
    }

    @Test("new limits are for new calls; those that run keep their own", arguments: Engine.available)
    func rulesChanged(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let before: WhistleNumber = try await city.raise()
            let rules = RulesDesk<WhistleRuleTable>(database: city.database, clock: city.clock.clock)
            try await rules.change(0, by: .rulekeeper) { $0.emergency.arrival = .wall(.minutes(45)) }
            let after: WhistleNumber = try await city.raise()
            #expect(try await city.file(before).called[0].due == .testing + .minutes(30))
            #expect(try await city.file(after).called[0].due == .testing + .minutes(45))
            await #expect(throws: InvalidInput.self) {
                try await rules.change(1, by: .rulekeeper) { $0.raisers = [] }
            }
            try await rules.change(1, by: .rulekeeper) { $0.raisers = [.gridTeam] }
            await #expect(throws: WhistleRefusal.notARaiser) { try await city.raise() }
        }
    }

    @Test("only those concerned act: the raiser, the called, the coordinator", arguments: Engine.available)
    func permissions(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let desk: WhistleDesk = city.desk
            let target = WhistleTarget(try await city.raise())
            await #expect(throws: NotAllowed.self) { try await desk.open(target.number, by: .policeOfficer) }
            await #expect(throws: NotAllowed.self) { try await desk.acknowledge(target, 1, by: .policeOfficer) }
            await #expect(throws: NotAllowed.self) { try await desk.acknowledge(target, 1, by: .fireOfficer) }
            await #expect(throws: WhistleRefusal.notTheRaiser) {
                try await desk.close(target, "Done", despite: nil, by: .waterOfficer)
            }
            await #expect(throws: WhistleRefusal.notTheRaiser) {
                try await desk.code(of: target.number, by: .fireOfficer)
            }
            _ = try await desk.decline(target, 1, DeclineDraft(.notOurDuty, note: "No"), by: .waterOfficer)
            await #expect(throws: NotAllowed.self) {
                try await desk.uphold(target, 1, because: "Yes", by: .townOfficer)
            }
            let own: Officer = .holding([.viewCases, .coordinateWhistles], in: .water, seed: 8)
            await #expect(throws: WhistleRefusal.hasStake) { try await desk.uphold(target, 1, because: "Yes", by: own) }
            var order = WhistleOrder(.emergency, calling: [CaseAgency.fire.id], title: "Help")
            order.point = Self.at
            await #expect(throws: WhistleRefusal.notARaiser) { try await desk.raise(order, by: .waterOfficer) }
            await #expect(throws: NotAllowed.self) { try await desk.raise(order, by: .coordinator) }
        }
    }

    @Test("two coordinators at once: one rules, the other is told", arguments: Engine.available)
    func race(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let target = WhistleTarget(try await city.raise())
            _ = try await city.desk.decline(target, 1, DeclineDraft(.notOurDuty, note: "No"), by: .waterOfficer)
            async let upheld = try? city.desk.uphold(target, 1, because: "Yes", by: .coordinator)
            async let overruled = try? city.desk.overrule(target, 1, because: "No", by: .coordinator)
            let won: [WhistleFile?] = [await upheld, await overruled]
            #expect(won.compactMap(\.self).count == 1)
            let history = try await city.desk.open(target.number, by: .townOfficer).history
            #expect(history.count { $0.event.kind == .upheld || $0.event.kind == .overruled } == 1)
        }
    }

    @Test("a second click does nothing more", arguments: Engine.available)
    func secondClick(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let key = IdempotencyKey("k1", scope: "raise", request: [1])
            let first: WhistleNumber = try await city.raise(once: key)
            #expect(try await city.raise(once: key) == first)
            #expect(try await city.database.value("SELECT COUNT(*) FROM whistle_file") == 1)
            let once = IdempotencyKey("k2", scope: "check-in", request: [1])
            for _ in 0..<2 {
                let target = WhistleTarget(first, once: once)
                _ = try await city.desk.checkIn(target, 1, with: Self.fix, by: .waterOfficer)
            }
            #expect(try await city.file(first).called[0].presences.count == 1)
        }
    }

    @Test(
        "a code holds this minute and the next; too many wrong ones, and even the right one must wait",
        arguments: Engine.available)
    func codes(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let desk: WhistleDesk = city.desk
            let target = WhistleTarget(try await city.raise())
            let old: String = try await desk.code(of: target.number, by: .townOfficer).code
            city.clock.move(by: .minutes(2))
            await #expect(throws: WhistleRefusal.wrongCode) {
                try await desk.checkIn(target, 1, code: old, by: .waterOfficer)
            }
            let code: String = try await desk.code(of: target.number, by: .townOfficer).code
            city.clock.move(by: .minutes(1))
            _ = try await desk.checkIn(target, 2, code: code, by: .fireOfficer)
            for _ in 0..<4 {
                await #expect(throws: WhistleRefusal.wrongCode) {
                    try await desk.checkIn(target, 1, code: "12345", by: .waterOfficer)
                }
            }
            let right: String = try await desk.code(of: target.number, by: .townOfficer).code
            await #expect(throws: WhistleRefusal.tooManyCodes(wait: .minutes(10))) {
                try await desk.checkIn(target, 1, code: right, by: .waterOfficer)
            }
            city.clock.move(by: .minutes(11))
            await #expect(throws: WhistleRefusal.wrongCode) {
                try await desk.checkIn(target, 1, code: "12345", by: .waterOfficer)
            }
            let kept: Int? = try await city.database.value("SELECT COUNT(*) FROM whistle_wrong_code")
            #expect(kept == 1, "those that count no longer are gone")
            let next: String = try await desk.code(of: target.number, by: .townOfficer).code
            _ = try await desk.checkIn(target, 1, code: next, by: .waterOfficer)
        }
    }

    @Test("after downtime whatever fell due is noted once, with its true due time", arguments: Engine.available)
    func sweep(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let first: WhistleNumber = try await city.raise()
            city.clock.move(by: .minutes(5))
            let second: WhistleNumber = try await city.raise()
            _ = try await city.desk.checkIn(WhistleTarget(second), 1, with: Self.fix, by: .waterOfficer)
            #expect(try await city.desk.sweep() == 0)
            city.clock.move(by: .days(3))
            #expect(try await city.desk.sweep() == 2)
            #expect(try await city.desk.sweep() == 0)
            let history = try await city.desk.open(first, by: .townOfficer).history
            let falls = history.compactMap { change -> Instant? in
                switch change.event {
                case .becameLate(let fact), .becameAbsent(let fact): fact.due
                default: nil
                }
            }
            #expect(falls == [30, 30, 60, 60].map { .testing + .minutes($0) })
            #expect(try await city.file(second).called.map(\.standing) == [.present, .absent])
            #expect(try await city.row(second)?.due == nil)
        }
    }

    @Test("a random walk through the log: replayed, each whistle is what its rows say", arguments: Engine.available)
    func walk(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            var random = SeededGenerator(state: 11)
            for _ in 0..<12 {
                let number: WhistleNumber = try await city.raise()
                let start: WhistleFile = try await city.file(number)
                var story = try Story()
                story.file = start
                story.now = city.clock.clock.now
                story.history = []
                for _ in 0..<120 { story.step(&random) }
                let (events, id) = (story.history, start.id)
                try await city.database.write { tx in
                    var file: WhistleFile = try .open(id, in: tx)
                    for (event, at) in events { try file.record([event], by: .system, at: at, in: tx) }
                }
                #expect(try await city.file(number) == story.file)
                #expect(try await city.row(number) == story.file.row(title: "A wall may fall"))
                let rows: [CalledAgency.Standing] = try await city.database.read { tx in
                    try WhistleFile.standings(of: id, in: tx)
                }
                #expect(rows == story.file.called.map(\.standing))
            }
        }
    }
}

extension WhistleFile {
    fileprivate static func standings(of id: ID, in tx: Transaction) throws -> [CalledAgency.Standing] {
        try tx.all("SELECT standing FROM whistle_called WHERE whistle_id = \(id) ORDER BY number") { try $0(at: 0) }
    }
}
