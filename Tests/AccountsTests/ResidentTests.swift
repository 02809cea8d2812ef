import Accounts
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Residents by phone")
struct ResidentTests {
    @Test("A code lets a resident in once; the same phone is the same resident", arguments: Engine.available)
    func signIn(engine: Engine) async throws {
        try await withTown(engine) { town in
            let phone = try PhoneNumber("13812345678")
            try await town.residents.sendCode(to: phone, from: "10.0.0.1")
            let first = try await town.residents.signIn(phone, code: town.sent.code)
            #expect(try await town.sessions.visitor(session: first.secret, at: town.now) == .resident(first.visitor))
            #expect(try await town.residents.phone(of: first.visitor) == phone)
            await #expect(throws: AccountRefusal.codeWrong) {
                try await town.residents.signIn(phone, code: town.sent.code)
            }
            town.time.pass(.minutes(2))
            try await town.residents.sendCode(to: phone, from: "10.0.0.1")
            #expect(try await town.residents.signIn(phone, code: town.sent.code).visitor == first.visitor)
        }
    }

    @Test("A code wears out after five tries and after five minutes", arguments: Engine.available)
    func wearsOut(engine: Engine) async throws {
        try await withTown(engine) { town in
            let phone = try PhoneNumber("13812345678")
            try await town.residents.sendCode(to: phone, from: "10.0.0.1")
            for _ in 1...5 { _ = try? await town.residents.signIn(phone, code: "x") }
            await #expect(throws: AccountRefusal.codeWrong) {
                try await town.residents.signIn(phone, code: town.sent.code)
            }
            town.time.pass(.minutes(2))
            try await town.residents.sendCode(to: phone, from: "10.0.0.1")
            town.time.pass(.minutes(5))
            await #expect(throws: AccountRefusal.codeWrong) {
                try await town.residents.signIn(phone, code: town.sent.code)
            }
        }
    }

    @Test("Codes are not sent too often", arguments: Engine.available)
    func throttle(engine: Engine) async throws {
        try await withTown(engine) { town in
            let phone = try PhoneNumber("13812345678")
            try await town.residents.sendCode(to: phone, from: "10.0.0.1")
            await #expect(throws: AccountRefusal.codeTooOften(wait: .minutes(1))) {
                try await town.residents.sendCode(to: phone, from: "10.0.0.2")
            }
            #expect(town.sent.count == 1)
        }
    }

    @Test("Without a gateway phone sign-in is refused and says so", arguments: Engine.available)
    func noGateway(engine: Engine) async throws {
        try await withTown(engine, gateway: MessageGateway.none) { town in
            #expect(!town.residents.isOpen)
            await #expect(throws: AccountRefusal.noMessageGateway) {
                try await town.residents.sendCode(to: PhoneNumber("13812345678"), from: "10.0.0.1")
            }
        }
    }

    @Test("The simulator shows its messages to the system administrator only", arguments: Engine.available)
    func simulator(engine: Engine) async throws {
        try await withTown(engine) { town in
            let gateway: MessageGateway = .simulator(town.tools.database, town.tools.vault)
            let phone = try PhoneNumber("13812345678")
            try await gateway.send(ShortMessage(to: phone, text: "message.signInCode", facts: ["code": "1"]), town.now)
            let desk = MessageDesk(town.tools)
            await #expect(throws: NotAllowed(permission: .administerSystem)) {
                try await desk.newest(by: town.enter("security"))
            }
            let messages = try await desk.newest(by: town.enter("system"))
            #expect(messages.map(\.message.facts) == [["code": "1"]])
        }
    }
}
