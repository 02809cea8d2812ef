import Agencies
import Kernel
import Site
import Territory

/// The pages and endpoints about signing in, accounts and roles.
package struct AccountRoutes: Sendable {
    let tools: AccountTools
    let responsibilities: ResponsibilityDesk
    let territory: TerritoryDesk
    let categories: CategoryNames

    package init(
        _ tools: AccountTools, responsibilities: ResponsibilityDesk, territory: TerritoryDesk, categories: CategoryNames
    ) {
        self.tools = tools
        self.responsibilities = responsibilities
        self.territory = territory
        self.categories = categories
    }

    package var routes: [Route] {
        signInPages + phonePages + ownPages + accountPages + accountActs + rolePages + policyPages + messagePages
            + accountAPI
    }

    package static let menu: [MenuItem] = [
        MenuItem("account.menu", "/admin/accounts", .staffWithOne(of: overseers)),
        MenuItem("account.menu.messages", "/admin/messages", .staff(.administerSystem)),
    ]

    /// Who may look at accounts: each of the three administrators.
    static let overseers: [Permission] = [.administerSystem, .administerSecurity, .readAudit]

    var accounts: AccountDesk { AccountDesk(tools) }
    var roles: RoleDesk { RoleDesk(tools) }
    var passwords: PasswordDesk { PasswordDesk(tools) }
    var tokens: TokenDesk { TokenDesk(tools) }
    var residents: ResidentDesk { ResidentDesk(tools) }

    func names() async throws -> PathNames {
        PathNames(atlas: try await territory.current.atlas(), categories: try await categories.all())
    }

    /// The account of the address, by its login name.
    func entry(_ call: Call) async throws -> AccountEntry {
        try await accounts.find(login: try call.parameter("login"))
    }
}

extension NewSession {
    func cookie(at now: Instant) -> Cookie {
        Cookie(name: Cookie.sessionName, value: secret.text, maxAge: Int((endsAt - now).milliseconds / 1000))
    }
}

extension FormField {
    /// A field whose value is never shown again.
    static func secret(_ name: String, _ call: Call) -> FormField {
        var blank: Call = call
        if let refused = call.refused {
            blank.refused = RefusedForm(entered: [:], fault: refused.fault)
        }
        return FormField(name, blank, required: true, maxLength: PasswordRules.longest)
    }
}
