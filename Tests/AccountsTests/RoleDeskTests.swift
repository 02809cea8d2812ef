import Accounts
import Agencies
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Giving roles")
struct RoleDeskTests {
    @Test("Only the security administrator gives roles, and the session feels it at once", arguments: Engine.available)
    func give(engine: Engine) async throws {
        try await withTown(engine) { town in
            let wang = try town.person("wang").id
            let session = try await town.signIn.signIn(login: "wang", password: goodPassword, from: "")
            let scope = RoleScope("dispatcher", node: xuanwu)
            await #expect(throws: NotAllowed(permission: .administerSecurity)) {
                try await town.roles.give(scope, to: wang, by: town.enter("system"))
            }
            let security = try await town.enter("security")
            try await town.roles.give(scope, to: wang, by: security)
            let now = try await town.sessions.visitor(session: session.secret, at: town.now).officer
            #expect(now?.may(.dispatchCases, Subject(node: xuanwu)) == true)
            #expect(now?.may(.dispatchCases, Subject(node: city)) == false)
            await #expect(throws: AccountRefusal.assignmentTwice) {
                try await town.roles.give(scope, to: wang, by: security)
            }
            let given = try await town.accounts.find(wang).assignments.filter { $0.scope == scope }
            for assignment in given { try await town.roles.take(assignment.id, by: security) }
            let later = try await town.sessions.visitor(session: session.secret, at: town.now).officer
            #expect(later?.holds(.dispatchCases) == false)
        }
    }

    @Test("Nobody gives themselves a role or joins powers", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await withTown(engine) { town in
            let security = try await town.enter("security")
            await #expect(throws: AccountRefusal.notToYourself) {
                try await town.roles.give(RoleScope("operator", node: city), to: security.id, by: security)
            }
            await #expect(throws: AccountRefusal.powersExclude(held: .business, asked: .audit)) {
                try await town.roles.give(RoleScope("auditor", node: city), to: town.person("wang").id, by: security)
            }
            await #expect(throws: AccountRefusal.powersExclude(held: .system, asked: .business)) {
                try await town.roles.give(RoleScope("operator", node: city), to: town.person("system").id, by: security)
            }
            await #expect(throws: AccountRefusal.unknownRole("king")) {
                try await town.roles.give(RoleScope("king", node: city), to: town.person("wang").id, by: security)
            }
        }
    }

    @Test("A role changed by the city takes effect, unless it would join powers", arguments: Engine.available)
    func save(engine: Engine) async throws {
        try await withTown(engine) { town in
            let security = try await town.enter("security")
            try await town.roles.save(Role("operator", [.takeCalls]), by: security)
            #expect(try await town.enter("wang").holds(.viewCases) == false)
            await #expect(throws: AccountRefusal.roleMixes(.business, .audit)) {
                try await town.roles.save(Role("operator", [.takeCalls, .readAudit]), by: security)
            }
            try await town.roles.give(RoleScope("analyst", node: city), to: town.person("wang").id, by: security)
            await #expect(throws: AccountRefusal.powersExclude(held: .business, asked: .audit)) {
                try await town.roles.save(Role("analyst", [.readAudit]), by: security)
            }
        }
    }

    @Test(
        "The system administrator makes accounts, which may do nothing until given a role", arguments: Engine.available)
    func create(engine: Engine) async throws {
        try await withTown(engine) { town in
            let system = try await town.enter("system")
            let draft = AccountDraft(login: "li", name: "Li", agency: town.centre.id)
            await #expect(throws: NotAllowed(permission: .administerSystem)) {
                try await town.accounts.create(draft, by: town.enter("security"))
            }
            let (account, password) = try await town.accounts.create(draft, by: system)
            #expect(PasswordRules().faults(of: password, login: "li").isEmpty)
            await #expect(throws: AccountRefusal.loginTaken("li")) { try await town.accounts.create(draft, by: system) }
            let session = try await town.signIn.signIn(login: "li", password: password, from: "")
            #expect(session.mustChangePassword)
            try await town.accounts.set(.closed, account.id, by: system)
            #expect(try await town.sessions.visitor(session: session.secret, at: town.now) == .nobody)
            let closed = try await town.accounts.list(AccountFilter(agency: town.centre.path, state: .closed))
            #expect(closed.map(\.account.login) == ["li"])
            let operators = try await town.accounts.list(AccountFilter(role: "operator", prefix: "w"))
            #expect(operators.map(\.account.login) == ["wang"])
        }
    }
}
