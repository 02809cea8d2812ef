import Accounts
import Agencies
import Kernel

/// An account of the demonstration city, as its file declares it.
struct DemoAccount: Sendable, Equatable {
    let login: String
    let name: String
    let role: String
    let agency: String
    let territory: String

    init?(row: [String: String]) {
        guard let login = row["account"], let name = row["name"], let role = row["role"], let agency = row["agency"],
            let territory = row["territory"]
        else { return nil }
        self.login = login
        self.name = name
        self.role = role
        self.agency = agency
        self.territory = territory
    }

    /// Those who handle cases see those of their own agency; the others, all of their place.
    var isBoundToAgency: Bool { role == "officer" || role == "gridWorker" }
}

/// What all accounts of a demonstration city have in common.
package enum DemoAccounts {
    /// Known to everybody: a demonstration city says it at every start, and no other city has it.
    package static let password = "Minhu-Demo-2026"
}

extension DemoCityFounder {
    /// One hash serves all: they have the same, published password.
    func foundAccounts(_ organisations: [String: Agency], _ keys: [String: PlaceKey]) async throws -> [StaffMember] {
        let hash: PasswordHash = try await .make(DemoAccounts.password)
        let declared: [DemoAccount] = try folder.rows("staff.csv").compactMap(DemoAccount.init(row:))
        let plans: [AccountPlan] = try declared.map { account in
            guard let agency = organisations[account.agency], let place = keys.published(account.territory) else {
                throw DemoFault.unknown(word: account.login, file: "staff.csv")
            }
            let scope = RoleScope(
                account.role, node: place.path, agency: account.isBoundToAgency ? agency.path : nil)
            return AccountPlan(
                AccountDraft(login: account.login, name: account.name, agency: agency.id), password: hash,
                mustChangePassword: false, roles: [scope])
        }
        let made: [Account] = try await desks.accounts.found(plans)
        return zip(made, declared).map { StaffMember(id: $0.id, agency: $0.agency, role: $1.role) }
    }
}

/// Who may appear in the history.
struct StaffMember: Sendable, Hashable {
    let id: Account.ID
    let agency: Agency.ID
    let role: String

    var author: Author { Author(kind: .staff, person: id, agency: agency) }
}
