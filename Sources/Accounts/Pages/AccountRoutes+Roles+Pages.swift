import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var rolePages: [Route] {
        [
            .page(.get, "/admin/roles", .staffWithOne(of: Self.overseers), "role.list") { call in
                .page("account-roles", RolesPage(try await roles.roles(), call))
            },
            .page(
                .post, "/admin/roles/{code}", .staff(.administerSecurity), "role.save",
                input: [.text("name", max: 40), Field("permissions", .texts(max: Permission.allCases.count))],
                form: { call in .page("account-roles", RolesPage(try await roles.roles(), call)) }, saveRole),
        ]
    }

    private func saveRole(_ call: Call) async throws -> Reply {
        let words: [String] = try call.input.optional("permissions") ?? []
        let code: String = try call.parameter("code")
        guard Account.isLogin(code.lowercased()) else { throw AccountRefusal.unknownRole(code) }
        let role = Role(code, name: try call.input.optional("name"), Set(words.compactMap(Permission.init(rawValue:))))
        try await roles.save(role, by: call.officer())
        return .redirect("/admin/roles", notice: "account.roleSaved")
    }
}

/// The roles and what they allow.
struct RolesPage: Sendable {
    struct Allowed: Sendable {
        let value: String
        let label: String
        let chosen: Bool
    }

    struct Line: Sendable {
        let code: String
        let title: String
        let name: String?
        let power: String
        let allows: [Allowed]
    }

    let rows: [Line]
    let maySave: Bool

    init(_ roles: [Role], _ call: Call) {
        rows = roles.map { role in
            Line(
                code: role.code, title: role.title(call), name: role.name,
                power: Power.allCases.first(where: role.powers.contains).map { call.say($0.word) } ?? "",
                allows: Permission.allCases.map {
                    Allowed(
                        value: $0.rawValue, label: call.say("permission.\($0.rawValue)"),
                        chosen: role.permissions.contains($0))
                })
        }
        maySave = call.visitor.officer?.holds(.administerSecurity) ?? false
    }
}
