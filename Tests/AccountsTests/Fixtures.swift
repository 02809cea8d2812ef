import Accounts
import Agencies
import Kernel
import Storage
import StorageTesting
import Synchronization
import Territory

let city = TreePath(root: "3201")
let xuanwu = city.child("02")
let cheap = ScryptCost(rounds: 16, blockSize: 1, parallelism: 1)
let goodPassword = "Lantern-2026"

func account(failures: Int = 0, lockedUntil: Instant? = nil, state: Account.State = .active) throws -> Account {
    let hash = PasswordHash(cost: cheap, salt: [1], digest: [2])
    var account = try AccountDraft(login: "wang", name: "Wang", agency: .make(at: .testing))
        .account(id: .make(at: .testing), password: hash, mustChange: false, at: .testing)
    account.failures = failures
    account.lockedUntil = lockedUntil
    account.state = state
    return account
}

func role(_ code: String) -> Role { Role.defaults.first { $0.code == code } ?? Role(code, []) }

/// A clock that tests move.
final class MovingClock: Sendable {
    private let now = Mutex(Instant.testing)

    var clock: WallClock { WallClock { self.now.withLock { $0 } } }

    func pass(_ span: Span) { now.withLock { $0 = $0 + span } }
}

/// What a gateway was given to send.
final class Sent: Sendable {
    private let messages = Mutex<[ShortMessage]>([])

    var gateway: MessageGateway {
        MessageGateway { message, _ in self.messages.withLock { $0.append(message) } }
    }

    var count: Int { messages.withLock { $0.count } }
    var code: String { messages.withLock { $0.last?.facts["code"] ?? "" } }
}

/// A city with a centre, the three administrators and an operator named Wang.
struct Town: Sendable {
    let tools: AccountTools
    let time: MovingClock
    let sent: Sent
    let centre: Agency
    let people: [String: Account]

    var now: Instant { time.clock.now }
    var signIn: SignInDesk { SignInDesk(tools) }
    var sessions: SessionDesk { SessionDesk(tools) }
    var roles: RoleDesk { RoleDesk(tools) }
    var accounts: AccountDesk { AccountDesk(tools) }
    var residents: ResidentDesk { ResidentDesk(tools) }

    func person(_ login: String) throws -> Account {
        guard let found = people[login] else { throw AccountRefusal.unknownAccount }
        return found
    }

    func enter(_ login: String) async throws -> Officer {
        let session = try await signIn.signIn(login: login, password: goodPassword, from: "10.0.0.1")
        guard let officer = try await sessions.visitor(session: session.secret, at: now).officer else {
            throw AccountRefusal.notSignedIn
        }
        return officer
    }
}

func withTown(_ engine: Engine, gateway: MessageGateway? = nil, _ body: (Town) async throws -> Void) async throws {
    let migrations =
        StorageSchema.migrations + TerritorySchema.migrations + AgencySchema.migrations + AccountSchema.migrations
    try await withDatabase(engine, migrations) { database in
        let time = MovingClock()
        let sent = Sent()
        let tools = AccountTools(
            database: database, clock: time.clock, vault: try Vault(master: Array(repeating: 7, count: 32)),
            gateway: gateway ?? sent.gateway)
        let draft = AgencyDraft(code: "C01", name: "Centre", kind: AgencyKind(.centre), territory: city)
        let agencies = try await AgencyDesk(database: database, clock: time.clock)
            .found([AgencyPlan(draft, parentCode: nil)])
        guard let centre = agencies["C01"] else { throw AgencyRefusal.unknownAgency }
        var policy = AccountPolicy()
        policy.scrypt = cheap
        try await database.write { [policy] in try policy.enact(at: .testing, in: $0) }
        let hash: PasswordHash = try await .make(goodPassword, cost: cheap)
        let people = try await AccountDesk(tools).found(
            [("system", "systemAdmin"), ("security", "securityAdmin"), ("audit", "auditor"), ("wang", "operator")].map {
                AccountPlan(
                    AccountDraft(login: $0, name: $0, agency: centre.id), password: hash, mustChangePassword: false,
                    roles: [RoleScope($1, node: city)])
            })
        let byLogin = Dictionary(people.map { ($0.login, $0) }) { first, _ in first }
        try await body(Town(tools: tools, time: time, sent: sent, centre: centre, people: byLogin))
    }
}
