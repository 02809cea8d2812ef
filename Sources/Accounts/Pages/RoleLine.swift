import Agencies
import Kernel
import Site

/// An assignment as pages show it: role, place, category, agency.
struct RoleLine: Sendable {
    let id: String
    let role: String
    let place: String
    let onlyCategory: String?
    let onlyAgency: String?
    let allows: String

    init(_ assignment: RoleAssignment, _ roles: [Role], _ names: PathNames, _ call: Call) {
        let scope: RoleScope = assignment.scope
        let found: Role? = roles.first { $0.code == scope.role }
        id = assignment.id.description
        role = found.map { $0.title(call) } ?? scope.role
        place = names.place(scope.node) ?? scope.node.key
        onlyCategory = scope.category.map { names.category($0) ?? $0.key }
        onlyAgency = scope.agency?.key
        allows = (found?.permissions ?? []).map { call.say("permission.\($0.rawValue)") }.sorted()
            .joined(separator: call.say("account.list.comma"))
    }
}

extension Role {
    func title(_ call: Call) -> String { name ?? call.say("role.\(code)") }
}
