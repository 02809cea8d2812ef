import Agencies
import Kernel
import Storage

/// An account that set-up makes, with its password already hashed and its roles.
package struct AccountPlan: Sendable {
    package let draft: AccountDraft
    package let password: PasswordHash
    package let mustChangePassword: Bool
    package let roles: [RoleScope]

    package init(
        _ draft: AccountDraft, password: PasswordHash, mustChangePassword: Bool = true, roles: [RoleScope]
    ) {
        self.draft = draft
        self.password = password
        self.mustChangePassword = mustChangePassword
        self.roles = roles
    }
}

extension AccountDesk {
    /// Makes accounts with roles at set-up, all or none, by the system. The powers that exclude each other still do.
    @discardableResult
    package func found(_ plans: [AccountPlan]) async throws -> [Account] {
        try await tools.database.write { [now = tools.clock.now] tx in
            let roles: [Role] = try Role.all(in: tx)
            return try plans.map { plan in
                var account: Account = try Self.add(
                    plan.draft, plan.password, mustChange: plan.mustChangePassword, by: .system, at: now, in: tx)
                var held: [Role] = []
                for scope in plan.roles {
                    guard let role = roles.first(where: { $0.code == scope.role }) else {
                        throw AccountRefusal.unknownRole(scope.role)
                    }
                    try role.mustFit(held)
                    held.append(role)
                    try account.give(scope, by: .system, at: now, in: tx)
                }
                return account
            }
        }
    }
}

/// An administrator made when a city is founded, with the initial password that is told once.
package struct FoundingPerson: Sendable {
    package let login: String
    package let password: String

    package static let roles = ["systemAdmin", "securityAdmin", "auditor"]
    private static let logins = ["systemAdmin": "sysadmin", "securityAdmin": "secadmin", "auditor": "auditor"]

    init(role: String, password: String) {
        login = Self.logins[role] ?? role
        self.password = password
    }
}

extension AccountDesk {
    /// The three administrators of a new city, one person each; `names` are what they are called, by role.
    package func foundAdministrators(
        of agency: Agency, at node: TreePath, named names: [String: String]
    ) async throws -> [FoundingPerson] {
        let policy = AccountPolicy()
        var people: [FoundingPerson] = []
        var plans: [AccountPlan] = []
        for role in FoundingPerson.roles {
            let person = FoundingPerson(role: role, password: InitialPassword.draw(policy.password))
            let draft = AccountDraft(login: person.login, name: names[role] ?? role, agency: agency.id)
            let hash: PasswordHash = try await .make(person.password, cost: policy.scrypt)
            plans.append(AccountPlan(draft, password: hash, roles: [RoleScope(role, node: node)]))
            people.append(person)
        }
        try await found(plans)
        return people
    }
}
