import Agencies
import Kernel
import Site
import Storage

/// One account: facts, roles, history, and what each administrator may do.
struct AccountPage: Sendable {
    struct Happening: Sendable {
        let when: String
        let what: String
        let detail: String?
    }

    struct RoleForm: Sendable {
        let role: FormField
        let node: FormField
        let category: FormField
        let agency: FormField
    }

    let login: String
    let name: String
    let agency: String
    let state: String
    let isActive: Bool
    let isClosed: Bool
    let isSelf: Bool
    let lockedUntil: String?
    let passwordSet: String
    let mustChangePassword: Bool
    let roles: [RoleLine]
    let mayAdminister: Bool
    let maySecure: Bool
    let nameField: FormField
    let agencyField: FormField
    let form: RoleForm
    var history: [Happening] = []

    init(_ entry: AccountEntry, _ roles: [Role], _ names: PathNames, _ table: ResponsibilityTable, _ call: Call) {
        let account: Account = entry.account
        login = account.login
        name = account.name
        agency = entry.agency?.name ?? ""
        state = call.say("account.state.\(account.state.rawValue)")
        isActive = account.state == .active
        isClosed = account.state == .closed
        isSelf = account.id == call.visitor.id
        lockedUntil = account.isLocked(at: call.now) ? account.lockedUntil.map(call.zone.text) : nil
        passwordSet = call.zone.text(account.passwordSetAt)
        mustChangePassword = account.mustChangePassword
        self.roles = entry.assignments.map { RoleLine($0, roles, names, call) }
        mayAdminister = !isSelf && call.visitor.officer?.holds(.administerSystem) ?? false
        maySecure = !isSelf && call.visitor.officer?.holds(.administerSecurity) ?? false
        let agencies = table.agencies.values.sorted { $0.path < $1.path }.map { (value: $0.code, label: $0.name) }
        nameField = FormField("name", call, value: account.name, required: true, maxLength: 40)
        agencyField = FormField(
            "agency", call, form: "move", value: entry.agency?.code, required: true, choices: agencies)
        form = RoleForm(
            role: FormField("role", call, required: true, choices: roles.map { ($0.code, $0.title(call)) }),
            node: FormField("node", call, required: true, choices: names.placeChoices()),
            category: FormField("category", call, choices: names.categoryChoices()),
            agency: FormField("agency", call, form: "role", value: "", choices: agencies))
    }
}

extension AccountPage.Happening {
    init(_ event: EventRecord, _ roles: [Role], _ names: PathNames, _ call: Call) {
        when = call.zone.text(event.at)
        what = call.say("account.event.\(event.kind)")
        let facts: [String: String] = AccountEvent.facts(of: event)
        let told: [String?] = [
            facts["role"].map { code in roles.first { $0.code == code }?.title(call) ?? code },
            facts["node"].map { names.place(TreePath(key: $0)) ?? $0 },
            facts["category"].map { names.category(TreePath(key: $0)) ?? $0 },
            facts["agency"].flatMap { Identifier<AgencyMark>($0) == nil ? $0 : nil },
            (facts["until"] ?? facts["endsAt"]).flatMap { Int64($0) }.map {
                call.say("account.event.until", ["time": call.zone.text(Instant(milliseconds: $0))])
            },
        ]
        let line: String = told.compactMap { $0 }.joined(separator: " · ")
        detail = line.isEmpty ? nil : line
    }
}
