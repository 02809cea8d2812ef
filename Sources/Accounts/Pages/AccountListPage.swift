import Agencies
import Kernel
import Site

/// Accounts with their agencies and roles.
struct AccountListPage: Sendable {
    struct Line: Sendable {
        let login: String
        let name: String
        let agency: String
        let roles: String
        let state: String
        let isLocked: Bool
    }

    struct Form: Sendable {
        let login: FormField
        let name: FormField
        let agency: FormField
    }

    let rows: [Line]
    let hasRows: Bool
    let filterAgency: FormField
    let filterState: FormField
    let filterRole: FormField
    let search: FormField
    let form: Form
    let mayCreate: Bool
    let pager: Pager?
    let export: String

    init(_ found: [AccountEntry], limit: Int, _ table: ResponsibilityTable, _ roles: [Role], _ call: Call) {
        rows = found.prefix(limit).map { Line($0, roles, call) }
        hasRows = !rows.isEmpty
        let agencies = table.agencies.values.sorted { $0.path < $1.path }.map { (value: $0.code, label: $0.name) }
        func filter(_ name: String, _ choices: [(value: String, label: String)]) -> FormField {
            let value: String? = call.refused == nil ? try? call.input.optional(name) : nil
            var asked: Call = call
            asked.refused = nil
            return FormField(name, asked, form: "filter", value: value, choices: choices)
        }
        filterAgency = filter("agency", agencies)
        filterState = filter(
            "state", Account.State.allCases.map { ($0.rawValue, call.say("account.state.\($0.rawValue)")) })
        filterRole = filter("role", roles.map { ($0.code, $0.title(call)) })
        search = filter("q", [])
        form = Form(
            login: FormField("login", call, required: true, maxLength: 40),
            name: FormField("name", call, required: true, maxLength: 40),
            agency: FormField("agency", call, required: true, choices: agencies))
        mayCreate = call.visitor.officer?.holds(.administerSystem) ?? false
        export = "/admin/accounts.csv" + (call.query.isEmpty ? "" : "?\(call.query)")
        let next: String? = found.count > limit ? rows.last.map { call.address(after: $0.login) } : nil
        pager = Pager(summary: call.say("account.count", ["n": String(rows.count)]), next: next)
    }
}

extension AccountListPage.Line {
    init(_ entry: AccountEntry, _ roles: [Role], _ call: Call) {
        login = entry.account.login
        name = entry.account.name
        agency = entry.agency?.name ?? ""
        let held: Set<String> = Set(entry.assignments.map(\.scope.role))
        self.roles = roles.filter { held.contains($0.code) }.map { $0.title(call) }
            .joined(separator: call.say("account.list.comma"))
        state = call.say("account.state.\(entry.account.state.rawValue)")
        isLocked = entry.account.isLocked(at: call.now)
    }
}
