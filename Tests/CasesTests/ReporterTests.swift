import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("The reporter")
struct ReporterTests {
    @Test(
        "phones are read as people write them",
        arguments: [
            ("138-1234 5678", "13812345678"), ("+86 13812345678", "13812345678"), ("(025) 8320 1234", "02583201234"),
            ("83201234", "83201234"), ("１３８１２３４５６７８", "13812345678"),
        ])
    func phones(text: String, digits: String) throws {
        #expect(try Phone(text).digits == digits)
    }

    @Test("what is no phone is refused", arguments: ["", "123", "12345abc", "2345678901234567"])
    func noPhones(text: String) {
        #expect(throws: CaseRefusal.phoneNotValid) { try Phone(text) }
    }

    @Test("a case is followed by its number and phone, and by nothing less", arguments: Engine.available)
    func follow(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            let own = try await city.desk.follow(number, phone: try Phone("13812345678"))
            #expect(own.state == .handling && own.steps.map(\.state) == [.received, .dispatched, .handling])
            await #expect(throws: CaseRefusal.noSuchCase) {
                try await city.desk.follow(number, phone: try Phone("13812345679"))
            }
        }
    }

    @Test("answers the follow-up by number and phone", arguments: Engine.available)
    func answers(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            let texts = ReplyTexts(result: "Lamp 12 repaired.", answer: "We repaired the lamp today.")
            _ = try await city.desk.reply(CaseTarget(number), assignment: 1, texts, by: .lampOfficer)
            let bad = FollowUpDraft(contacted: false, solved: false, satisfaction: 1, remark: "Still dark.")
            let stranger = ReporterProof.phone(try Phone("13900000000"))
            await #expect(throws: CaseRefusal.notYourCase) {
                try await city.desk.followUp(CaseTarget(number), bad, by: stranger)
            }
            let proof = ReporterProof.phone(try Phone("13812345678"))
            let file = try await city.desk.followUp(CaseTarget(number), bad, by: proof)
            #expect(file.state == .dispatched && file.redos == 1)
        }
    }

    @Test("is revealed for a purpose only, and sees who looked", arguments: Engine.available)
    func reveal(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            let target = CaseTarget(number)
            let shown = try await city.desk.reveal(
                target, for: .visitOnSite, note: "To open the gate", by: .lampOfficer)
            #expect(shown.reporter == DeskCity.reporter)
            await #expect(throws: NotAllowed(permission: .revealReporters)) {
                try await city.desk.reveal(target, for: .visitOnSite, note: "Why not", by: .dispatcher)
            }
            await #expect(throws: CaseRefusal.text(field: "note", .missing)) {
                try await city.desk.reveal(target, for: .visitOnSite, note: " ", by: .lampOfficer)
            }
            let own = try await city.desk.follow(number, phone: try Phone("13812345678"))
            #expect(own.reveals.map(\.purpose) == [.visitOnSite])
            #expect(own.reveals.first?.agency == CaseAgency.lamps.id)
        }
    }

    @Test("a confidential one is hidden from the handling agency", arguments: Engine.available)
    func confidential(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed(.lamp(standing: .confidential))
            let view = try await city.desk.open(number, by: .lampOfficer)
            #expect(view.reporter == nil && view.isReporterHidden)
            await #expect(throws: CaseRefusal.reporterHidden) {
                try await city.desk.reveal(CaseTarget(number), for: .followUp, note: "Please", by: .lampOfficer)
            }
            #expect(try await city.desk.open(number, by: .operator).reporter != nil)
        }
    }

    @Test("no event and no table but the sealed one holds who it is", arguments: Engine.available)
    func sealed(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.signed()
            _ = try await city.desk.reveal(CaseTarget(number), for: .followUp, note: "Call", by: .lampOfficer)
            let bodies: [String] = try await city.database.read { tx in
                try tx.all("SELECT body FROM event") { try $0(at: 0) }
                    + tx.all("SELECT body FROM outbox") { try $0(at: 0) }
            }
            #expect(
                !bodies.contains { $0.contains("13812345678") || $0.contains("张三丰") || $0.contains("lamp is dark") })
        }
    }
}
