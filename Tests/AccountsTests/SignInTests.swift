import Accounts
import Agencies
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Signing in")
struct SignInTests {
    @Test("Staff sign in with their roles, and out", arguments: Engine.available)
    func staff(engine: Engine) async throws {
        try await withTown(engine) { town in
            let session = try await town.signIn.signIn(login: "Wang", password: goodPassword, from: "10.0.0.1")
            let visitor = try await town.sessions.visitor(session: session.secret, at: town.now)
            #expect(visitor.officer?.holds(.takeCalls) == true)
            #expect(visitor.officer?.agencyPath == town.centre.path)
            try await town.sessions.signOut(key: session.secret.key)
            #expect(try await town.sessions.visitor(session: session.secret, at: town.now) == .nobody)
        }
    }

    @Test("Unknown name, wrong password and lock get one answer", arguments: Engine.available)
    func constant(engine: Engine) async throws {
        try await withTown(engine) { town in
            let answer = AccountRefusal.signIn(LockOutRules())
            await #expect(throws: answer) {
                try await town.signIn.signIn(login: "nobody", password: goodPassword, from: "10.0.0.1")
            }
            for _ in 1...5 {
                await #expect(throws: answer) {
                    try await town.signIn.signIn(login: "wang", password: "wrong", from: "10.0.0.1")
                }
            }
            await #expect(throws: answer) { try await town.enter("wang") }
            town.time.pass(.minutes(15))
            #expect(try await town.enter("wang").name == "wang")
            let audit = try await town.enter("audit")
            let events = try await town.accounts.history(of: town.person("wang").id, by: audit)
            let kinds: [String] = events.map(\.kind)
            #expect(kinds.suffix(6) == Array(repeating: "signInFailed", count: 4) + ["accountLocked", "signedIn"])
        }
    }

    @Test("One address cannot try for ever", arguments: Engine.available)
    func address(engine: Engine) async throws {
        try await withTown(engine) { town in
            for _ in 1...100 { _ = try? await town.signIn.signIn(login: "nobody", password: "x", from: "10.0.0.9") }
            await #expect(throws: AccountRefusal.tooManySignIns(LockOutRules())) {
                try await town.signIn.signIn(login: "wang", password: goodPassword, from: "10.0.0.9")
            }
            let elsewhere = try await town.enter("wang")
            #expect(elsewhere.name == "wang")
        }
    }

    @Test("A session ends when idle; requests keep it alive", arguments: Engine.available)
    func idle(engine: Engine) async throws {
        try await withTown(engine) { town in
            let session = try await town.signIn.signIn(login: "wang", password: goodPassword, from: "")
            for _ in 1...3 {
                town.time.pass(.minutes(20))
                #expect(try await town.sessions.visitor(session: session.secret, at: town.now) != .nobody)
            }
            town.time.pass(.minutes(31))
            #expect(try await town.sessions.visitor(session: session.secret, at: town.now) == .nobody)
            _ = try await town.enter("system")
            let left: Int? = try await town.tools.database.value("SELECT COUNT(*) FROM session")
            #expect(left == 1)
        }
    }

    @Test("An initial password opens nothing until it is changed", arguments: Engine.available)
    func initial(engine: Engine) async throws {
        try await withTown(engine) { town in
            let (security, wang) = (try await town.enter("security"), try town.person("wang"))
            let given = try await PasswordDesk(town.tools).reset(wang.id, by: security)
            let session = try await town.signIn.signIn(login: "wang", password: given, from: "")
            #expect(session.mustChangePassword)
            let limited = try await town.sessions.visitor(session: session.secret, at: town.now)
            #expect(limited.officer?.grants == [])
            let desk = PasswordDesk(town.tools)
            await #expect(throws: InvalidInput("password", "passwordUsedBefore")) {
                try await desk.change(from: given, to: goodPassword, by: wang.id, keeping: nil)
            }
            await #expect(throws: InvalidInput("current", "passwordWrong")) {
                try await desk.change(from: "wrong", to: "Harbour-2027", by: wang.id, keeping: nil)
            }
            try await desk.change(from: given, to: "Harbour-2027", by: wang.id, keeping: session.secret.key)
            let free = try await town.sessions.visitor(session: session.secret, at: town.now)
            #expect(free.officer?.holds(.takeCalls) == true)
        }
    }

    @Test("A program's token works until it is revoked, ended or its owner suspended", arguments: Engine.available)
    func tokens(engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = TokenDesk(town.tools)
            let secret = try await desk.make(login: "wang", label: "import", lifetime: .days(1))
            let wang = try #require(try await town.sessions.visitor(bearer: secret, at: town.now).officer)
            let token = try #require(try await desk.list(of: wang).first)
            await #expect(throws: NotAllowed(permission: .administerSecurity)) {
                try await desk.revoke(token.id, by: town.enter("system"))
            }
            try await desk.revoke(token.id, by: wang)
            #expect(try await town.sessions.visitor(bearer: secret, at: town.now) == .nobody)
            let second = try await desk.make(login: "wang", label: "import", lifetime: .days(1))
            try await town.accounts.set(.suspended, wang.id, by: town.enter("system"))
            #expect(try await town.sessions.visitor(bearer: second, at: town.now) == .nobody)
        }
    }
}
