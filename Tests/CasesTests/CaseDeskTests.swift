import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("The case desk")
struct CaseDeskTests {
    @Test("a call becomes a case that goes to its agency and is closed", arguments: Engine.available)
    func loop(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            let texts = ReplyTexts(result: "Lamp 12 repaired.", answer: "We repaired the lamp today.")
            _ = try await city.desk.reply(CaseTarget(number), assignment: 1, texts, by: .lampOfficer)
            let good = FollowUpDraft(contacted: true, solved: true, satisfaction: 5)
            let file = try await city.desk.followUp(CaseTarget(number), good, by: .caller)
            #expect(file.state == .closed)
            let view = try await city.desk.open(number, by: .dispatcher)
            #expect(view.file == file)
            #expect(
                view.history.map(\.event.kind) == [.received, .dispatched, .signed, .replied, .followedUp, .closed])
            #expect(view.description == "The street lamp is dark.")
            #expect(view.reporter?.name == "张**" && view.reporter?.phone == "138****5678")
            let row = try #require(try await city.row(number))
            #expect(row.state == .closed && row.due == nil && row.version == file.version)
        }
    }

    @Test("the same request sent twice makes one case", arguments: Engine.available)
    func twice(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let intake = CaseIntake(.lamp(), reporter: DeskCity.reporter)
            let key = IdempotencyKey("0123456789", scope: "test", request: [1])
            let first = try await city.desk.receive(intake, by: .staff(.operator), once: key)
            let second = try await city.desk.receive(intake, by: .staff(.operator), once: key)
            #expect(first == second)
            #expect(try await city.desk.list(CaseFilter(), by: .dispatcher).rows.count == 1)
        }
    }

    @Test("another agency's case is refused clearly, and stays as it was", arguments: Engine.available)
    func otherAgency(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.receive()
            _ = try await city.desk.dispatch(CaseTarget(number), by: .dispatcher)
            await #expect(throws: NotAllowed(permission: .viewCases)) {
                try await city.desk.open(number, by: .waterOfficer)
            }
            await #expect(throws: NotAllowed(permission: .handleCases)) {
                try await city.desk.sign(CaseTarget(number), assignment: 1, by: .waterOfficer)
            }
            #expect(try await city.desk.list(CaseFilter(), by: .waterOfficer).rows == [])
            #expect(try await city.desk.list(CaseFilter(), by: .lampOfficer).rows.count == 1)
        }
    }

    @Test("a stale version is refused, and so is what the state forbids", arguments: Engine.available)
    func stale(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.receive()
            _ = try await city.desk.dispatch(CaseTarget(number, version: 1), by: .dispatcher)
            await #expect(throws: CaseRefusal.movedOn(version: 2)) {
                try await city.desk.sign(CaseTarget(number, version: 1), assignment: 1, by: .lampOfficer)
            }
            let refused = await #expect(throws: CaseRefusal.self) {
                try await city.desk.dispatch(CaseTarget(number), by: .dispatcher)
            }
            #expect(refused?.code == "caseNotNow" && refused?.kind == .conflict)
        }
    }

    @Test("of two dispatchers at once one succeeds", arguments: Engine.available)
    func race(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.receive()
            let done: [Bool] = await withTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        (try? await city.desk.dispatch(CaseTarget(number), by: .dispatcher)) != nil
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(done.count(where: \.self) == 1)
            #expect(try await city.desk.open(number, by: .dispatcher).file.assignments.count == 1)
        }
    }

    @Test("what was proposed and chosen instead is written down", arguments: Engine.available)
    func proposal(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.receive()
            let file = try await city.desk.dispatch(
                CaseTarget(number), to: DispatchChoice(to: CaseAgency.water.id), by: .dispatcher)
            #expect(file.live?.agency == .water)
            let view = try await city.desk.open(number, by: .dispatcher)
            guard case .dispatched(let fact) = view.history.last?.event else {
                Issue.record("not dispatched")
                return
            }
            #expect(fact.proposal?.instead == CaseAgency.lamps.id && fact.proposal?.category == .streetLights)
        }
    }

    @Test("input that cannot be is refused with its field", arguments: Engine.available)
    func badInput(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            var outside = CaseIntake(.lamp(), reporter: DeskCity.reporter)
            outside.point = Coordinate(longitude: 2, latitude: 48)
            await #expect(throws: CaseRefusal.outsideCity) {
                try await city.desk.receive(outside, by: .staff(.operator))
            }
            var draft: CaseDraft = .lamp()
            draft.category = TreePath(root: "99")
            await #expect(throws: CaseRefusal.unknownCategory) { try await city.receive(draft) }
            await #expect(throws: CaseRefusal.text(field: "phone", .missing)) { try await city.receive(.lamp(), nil) }
            await #expect(throws: NotAllowed(permission: .takeCalls)) {
                try await city.desk.receive(outside.inside, by: .staff(.lampOfficer))
            }
            let rows: [CaseRow] = try await city.desk.list(CaseFilter(), by: .dispatcher).rows
            #expect(rows.isEmpty)
        }
    }

    @Test("messages to the reporter wait in the outbox of the act that causes them", arguments: Engine.available)
    func notices(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            _ = try await city.receive()
            _ = try await city.receive(.lamp(standing: .anonymous))
            let bodies: [String] = try await city.database.read { tx in
                try tx.all("SELECT body FROM outbox WHERE kind = \(CaseNotice.job)") { try $0(at: 0) }
            }
            #expect(bodies.count == 1)
            let sent = Lock<[CaseJobs.Message]>([])
            try await CaseJobs(city.desk) { message in sent.change { $0.append(message) } }.tell(bodies[0])
            #expect(sent.value.map(\.phone.digits) == ["13812345678"])
        }
    }
}

extension CaseIntake {
    fileprivate var inside: CaseIntake {
        var intake = self
        intake.point = Coordinate(longitude: 118.78, latitude: 32.04)
        return intake
    }
}
