import Kernel
import Site

extension AccountRoutes {
    /// The accounts of the filter as a table, page by page.
    func export(_ call: Call) async throws -> Reply {
        let filter: AccountFilter = try await filter(call)
        let known: [Role] = try await roles.roles()
        let header: [String] = ["login", "name", "agency", "roles", "state"].map { call.say("account.\($0)") }
        return .csv(
            named: "accounts.csv",
            TablePages(header: header) { [accounts] cursor in
                let found: [AccountEntry] = try await accounts.list(filter, after: cursor?.id ?? "", limit: 500)
                let rows: [[String]] = found.map { entry in
                    let line = AccountListPage.Line(entry, known, call)
                    return [line.login, line.name, line.agency, line.roles, line.state]
                }
                let next: Cursor? = found.count == 500 ? found.last.map { Cursor(key: 0, id: $0.account.login) } : nil
                return TablePages.Page(rows: rows, next: next)
            })
    }
}
