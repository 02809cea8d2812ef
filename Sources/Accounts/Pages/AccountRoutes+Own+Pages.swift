import Agencies
import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var ownPages: [Route] {
        let secret = { (name: String) -> Field in .text(name, max: PasswordRules.longest, required: true) }
        return [
            .page(.get, "/me", .anyStaff, "account.me") { call in .page("account-me", try await ownPage(call)) },
            .page(.get, "/me/password", .anyStaff, "account.password") { call in
                .page("account-password", try await passwordPage(call))
            },
            .page(
                .post, "/me/password", .anyStaff, "account.password.change",
                input: [secret("current"), secret("password"), secret("again")],
                form: { call in .page("account-password", try await passwordPage(call)) }, changePassword),
            .page(
                .post, "/me/tokens", .anyStaff, "account.token.make",
                input: [.text("label", max: 60, required: true), .integer("days", 1...366)],
                form: { call in .page("account-me", try await ownPage(call)) }, makeToken),
            .page(.post, "/me/tokens/{id}/revoke", .anyStaff, "account.token.revoke") { call in
                guard let id = BearerToken.ID(try call.parameter("id")) else { throw AccountRefusal.unknownToken }
                try await tokens.revoke(id, by: call.officer())
                return .redirect("/me", notice: "account.tokenRevoked")
            },
        ]
    }

    private func makeToken(_ call: Call) async throws -> Reply {
        let days: Int = try call.input.optional("days") ?? 90
        let secret: Secret = try await tokens.make(
            label: call.input("label"), lifetime: .days(days), by: call.officer())
        return .page("account-me", try await ownPage(call, told: secret.text))
    }

    private func changePassword(_ call: Call) async throws -> Reply {
        let (new, again): (String, String) = (try call.input("password"), try call.input("again"))
        guard new == again else { throw InvalidInput("again", "passwordNotRepeated") }
        try await passwords.change(
            from: call.input("current"), to: new, by: call.officer().id, keeping: call.session?.key)
        return .redirect("/", notice: "account.passwordChanged")
    }

    private func passwordPage(_ call: Call) async throws -> PasswordPage {
        let entry: AccountEntry = try await accounts.find(call.officer().id)
        let policy: AccountPolicy = try await accounts.policy()
        return PasswordPage(entry.account, policy.password, call)
    }

    private func ownPage(_ call: Call, told: String? = nil) async throws -> OwnPage {
        let officer: Officer = try call.officer()
        let entry: AccountEntry = try await accounts.find(officer.id)
        return OwnPage(
            entry, try await tokens.list(of: officer), try await roles.roles(), try await names(), call, told: told)
    }
}

/// The page on which staff change their password.
struct PasswordPage: Sendable {
    let current: FormField
    let password: FormField
    let again: FormField
    let rule: String
    let owed: Bool
    let login: String

    init(_ account: Account, _ rules: PasswordRules, _ call: Call) {
        current = .secret("current", call)
        password = .secret("password", call)
        again = .secret("again", call)
        rule = call.say(
            "account.password.rule",
            [
                "length": String(rules.minimumLength), "classes": String(rules.classes),
                "history": String(rules.history),
            ])
        owed = account.owesNewPassword(at: call.now, under: rules)
        login = account.login
    }
}

/// One's own account: what one may do where, and one's tokens.
struct OwnPage: Sendable {
    struct Token: Sendable {
        let id: String
        let label: String
        let made: String
        let ends: String?
        let used: String?
        let isValid: Bool
    }

    let name: String
    let login: String
    let agency: String
    let roles: [RoleLine]
    let tokens: [Token]
    let told: String?
    let label: FormField
    let days: FormField

    init(
        _ entry: AccountEntry, _ tokens: [BearerToken], _ roles: [Role], _ names: PathNames, _ call: Call, told: String?
    ) {
        name = entry.account.name
        login = entry.account.login
        agency = entry.agency?.name ?? ""
        self.roles = entry.assignments.map { RoleLine($0, roles, names, call) }
        self.tokens = tokens.map { token in
            Token(
                id: token.id.description, label: token.label, made: call.zone.text(token.createdAt),
                ends: token.endsAt.map(call.zone.text), used: token.usedAt.map(call.zone.text),
                isValid: token.isValid(at: call.now))
        }
        self.told = told
        label = FormField("label", call, required: true, maxLength: 60)
        days = FormField("days", call, value: "90", required: true)
    }
}
