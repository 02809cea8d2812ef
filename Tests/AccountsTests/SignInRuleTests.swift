import Accounts
import Kernel
import StorageTesting
import Testing

@Suite("Passwords and locks")
struct SignInRuleTests {
    let rules = LockOutRules()

    @Test("The fifth failure locks for a quarter of an hour")
    func lock() throws {
        var account = try account()
        for _ in 1...4 {
            #expect(account.judge(passwordIsRight: false, at: .testing, under: rules) == .failed)
        }
        let until: Instant = .testing + .minutes(15)
        #expect(account.judge(passwordIsRight: false, at: .testing, under: rules) == .locked(until: until))
    }

    @Test("A lock lets nobody in, right or wrong, until its time", arguments: [(-1, false), (0, true)])
    func locked(seconds: Int, admits: Bool) throws {
        var account = try account(lockedUntil: .testing)
        let verdict = account.judge(passwordIsRight: true, at: .testing + .seconds(seconds), under: rules)
        #expect(verdict == (admits ? .admitted : .closedDoor))
        #expect(account.failures == 0)
    }

    @Test("Success forgets failures")
    func success() throws {
        var account = try account(failures: 4)
        #expect(account.judge(passwordIsRight: true, at: .testing, under: rules) == .admitted)
        #expect(account.failures == 0)
    }

    @Test("A suspended or closed account is a closed door", arguments: [Account.State.suspended, .closed])
    func closed(state: Account.State) throws {
        var account = try account(state: state)
        #expect(account.judge(passwordIsRight: true, at: .testing, under: rules) == .closedDoor)
    }

    @Test("A password is changed when it is new or old")
    func age() throws {
        var account = try account()
        let rules = PasswordRules()
        #expect(!account.owesNewPassword(at: .testing + .days(180), under: rules))
        #expect(account.owesNewPassword(at: .testing + .days(181), under: rules))
        account.mustChangePassword = true
        #expect(account.owesNewPassword(at: .testing, under: rules))
    }

    @Test(
        "Password rules",
        arguments: [
            ("Lantern-2026", []), ("Lan-2026", ["passwordShort"]), ("lanternlantern", ["passwordPlain"]),
            ("Xx-wang-2026", ["passwordIsLogin"]), ("WANG", ["passwordShort", "passwordPlain", "passwordIsLogin"]),
            ("灯笼灯笼灯笼灯笼Aa", []),
        ])
    func password(password: String, faults: [String]) {
        #expect(PasswordRules().faults(of: password, login: "wang").map(\.code) == faults)
    }

    @Test(
        "A login name", arguments: [("wang", true), ("w", false), ("Wang", false), ("wang.li-2_x", true), ("王", false)])
    func login(text: String, isLogin: Bool) { #expect(Account.isLogin(text) == isLogin) }

    @Test("A hash keeps its parameters and knows its password, however it was typed")
    func hash() async throws {
        let hash: PasswordHash = try await .make("ｌａｎｔｅｒｎ灯", cost: cheap)
        let read = try #require(PasswordHash(rawValue: hash.rawValue))
        #expect(read == hash)
        #expect(try await read.matches("lantern灯"))
        #expect(try await !read.matches("lantern"))
    }

    @Test(
        "A session ends idle or absolutely",
        arguments: [(29, 0, false), (30, 0, true), (720, 1, true), (719, 1, false)])
    func session(age: Int, seenAgo: Int, isOver: Bool) {
        let now: Instant = .testing + .minutes(age)
        let seen: Instant = seenAgo == 0 ? .testing : now - .minutes(seenAgo)
        let session = Session(
            key: [], holder: .staff, person: .make(at: .testing), startedAt: .testing, seenAt: seen)
        #expect(session.isOver(at: now, under: AccountPolicy().staffSession) == isOver)
    }

    @Test(
        "A mobile number",
        arguments: [
            ("13812345678", true), ("+86 138-1234-5678", true), ("12012345678", false), ("1381234567", false),
            ("025-12345", false), ("１３８１２３４５６７８", false),
        ])
    func phone(text: String, isNumber: Bool) {
        let number: PhoneNumber? = try? PhoneNumber(text)
        #expect((number != nil) == isNumber)
    }

    @Test("Codes are limited by phone and by address")
    func codes() throws {
        let rules = PhoneCodeRules()
        try rules.mustAllow(phone: [.testing - .minutes(1)], address: [], at: .testing)
        #expect(throws: AccountRefusal.codeTooOften(wait: .minutes(1))) {
            try rules.mustAllow(phone: [.testing - .seconds(59)], address: [], at: .testing)
        }
        #expect(throws: AccountRefusal.codeTooOften(wait: .hours(1))) {
            try rules.mustAllow(phone: [], address: Array(repeating: .testing, count: 20), at: .testing)
        }
    }
}
