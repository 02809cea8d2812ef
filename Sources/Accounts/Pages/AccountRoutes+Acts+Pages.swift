import Agencies
import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    /// What the administrators do to an account; each act needs its own administrator.
    var accountActs: [Route] {
        let show: Handler = { call in .page("account-show", try await showPage(call)) }
        return [
            .page(
                .post, "/admin/accounts/{login}/state", .staff(.administerSystem), "account.setState",
                input: [.word("state", Account.State.self, required: true)], form: show
            ) { call in
                try await act(call) { try await accounts.set(call.input.word("state"), $0.id, by: call.officer()) }
            },
            .page(
                .post, "/admin/accounts/{login}/name", .staff(.administerSystem), "account.rename",
                input: [.text("name", max: 40, required: true)], form: show
            ) { call in
                try await act(call) { try await accounts.rename($0.id, to: call.input("name"), by: call.officer()) }
            },
            .page(
                .post, "/admin/accounts/{login}/agency", .staff(.administerSystem), "account.move",
                input: [.text("agency", max: 40, required: true)], form: show
            ) { call in
                let agency: Agency = try await agency(call.input("agency"), call)
                return try await act(call) { try await accounts.move($0.id, to: agency.id, by: call.officer()) }
            },
            .page(
                .post, "/admin/accounts/{login}/unlock", .staff(.administerSecurity), "account.unlock", form: show
            ) { call in try await act(call) { try await accounts.unlock($0.id, by: call.officer()) } },
            .page(
                .post, "/admin/accounts/{login}/reset", .staff(.administerSecurity), "account.reset", form: show
            ) { call in
                let account: Account = try await entry(call).account
                let password: String = try await passwords.reset(account.id, by: call.officer())
                return .page("account-told", ToldPage(account, password: password))
            },
            .page(
                .post, "/admin/accounts/{login}/roles", .staff(.administerSecurity), "account.role.give",
                input: Self.scopeFields, form: show
            ) { call in
                let scope: RoleScope = try await scope(call)
                return try await act(call) { try await roles.give(scope, to: $0.id, by: call.officer()) }
            },
            .page(
                .post, "/admin/accounts/{login}/roles/{id}/take", .staff(.administerSecurity), "account.role.take",
                form: show
            ) { call in
                let id: RoleAssignment.ID = try assignmentID(call)
                return try await act(call) { _ in try await roles.take(id, by: call.officer()) }
            },
        ]
    }

    static let scopeFields: [Field] = [
        .text("role", max: 40, required: true), .text("node", max: 40, required: true), .text("category", max: 400),
        .text("agency", max: 40),
    ]

    func scope(_ call: Call) async throws -> RoleScope {
        let names: PathNames = try await names()
        let code: String? = try call.input.optional("agency")
        var limit: TreePath?
        if let code { limit = try await agency(code, call).path }
        return RoleScope(
            try call.input("role"), node: try names.place(code: call.input("node"), field: "node"),
            category: try call.input.optional("category").map { try names.category(key: $0, field: "category") },
            agency: limit)
    }

    func assignmentID(_ call: Call) throws -> RoleAssignment.ID {
        guard let id = RoleAssignment.ID(try call.parameter("id")) else { throw AccountRefusal.unknownAssignment }
        return id
    }

    private func act(_ call: Call, _ body: (Account) async throws -> Void) async throws -> Reply {
        let account: Account = try await entry(call).account
        try await body(account)
        return .redirect("/admin/accounts/\(account.login)", notice: "account.changed")
    }
}
