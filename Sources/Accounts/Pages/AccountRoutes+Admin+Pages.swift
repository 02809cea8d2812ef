import Agencies
import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var accountPages: [Route] {
        [
            .page(
                .get, "/admin/accounts", .staffWithOne(of: Self.overseers), "account.list",
                input: Self.filterFields + Field.paging
            ) { call in .page("account-list", try await listPage(call)) },
            .page(
                .get, "/admin/accounts.csv", .staffWithOne(of: Self.overseers), "account.export",
                input: Self.filterFields + Field.paging, export),
            .page(
                .post, "/admin/accounts", .staff(.administerSystem), "account.create", input: Self.draftFields,
                form: { call in .page("account-list", try await listPage(call)) }, create),
            .page(.get, "/admin/accounts/{login}", .staffWithOne(of: Self.overseers), "account.show") { call in
                .page("account-show", try await showPage(call))
            },
        ]
    }

    private func create(_ call: Call) async throws -> Reply {
        let (account, password) = try await accounts.create(draft(call), by: call.officer())
        return .page("account-told", ToldPage(account, password: password))
    }

    static let filterFields: [Field] = [
        .text("agency", max: 40), .word("state", Account.State.self), .text("role", max: 40), .text("q", max: 40),
    ]

    static let draftFields: [Field] = [
        .text("login", max: 40, required: true), .text("name", max: 40, required: true),
        .text("agency", max: 40, required: true),
    ]

    func draft(_ call: Call) async throws -> AccountDraft {
        AccountDraft(
            login: try call.input("login"), name: try call.input("name"),
            agency: try await agency(call.input("agency"), call).id)
    }

    func agency(_ code: String, _ call: Call) async throws -> Agency {
        guard let agency = try await responsibilities.table(at: call.now).agency(code: code) else {
            throw InvalidInput("agency", "unknownAgencyCode")
        }
        return agency
    }

    func filter(_ call: Call) async throws -> AccountFilter {
        let code: String? = try call.input.optional("agency")
        var filter = AccountFilter(
            state: try call.input.optionalWord("state"), role: try call.input.optional("role"),
            prefix: try call.input.optional("q").map { ($0 as String).lowercased() })
        if let code { filter.agency = try await agency(code, call).path }
        return filter
    }

    private func listPage(_ call: Call) async throws -> AccountListPage {
        let limit: Int = try call.input.optional("limit") ?? 50
        let found: [AccountEntry] = try await accounts.list(
            filter(call), after: call.input.optional("after") ?? "", limit: limit + 1)
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        return AccountListPage(found, limit: limit, table, try await roles.roles(), call)
    }

    func showPage(_ call: Call) async throws -> AccountPage {
        let entry: AccountEntry = try await entry(call)
        let officer: Officer = try call.officer()
        let (known, names): ([Role], PathNames) = (try await roles.roles(), try await names())
        var page = AccountPage(entry, known, names, try await responsibilities.table(at: call.now), call)
        if officer.holds(.administerSecurity) || officer.holds(.readAudit) {
            let events = try await accounts.history(
                of: entry.account.id, after: max(0, entry.account.version - 100), by: officer)
            page.history = events.reversed().map { AccountPage.Happening($0, known, names, call) }
        }
        return page
    }
}

/// A password that is told once.
struct ToldPage: Sendable {
    let login: String
    let name: String
    let password: String

    init(_ account: Account, password: String) {
        login = account.login
        name = account.name
        self.password = password
    }
}
