import Kernel

/// A role given to somebody, in a part of the tree, for a branch of categories, within an agency and those under it.
package struct RoleAssignment: Sendable, Hashable {
    package typealias ID = Identifier<RoleAssignment>

    package let id: ID
    package let account: Account.ID
    package let scope: RoleScope
    package let givenAt: Instant

    package init(id: ID, account: Account.ID, scope: RoleScope, givenAt: Instant) {
        self.id = id
        self.account = account
        self.scope = scope
        self.givenAt = givenAt
    }
}

/// Role × node × category × agency.
package struct RoleScope: Sendable, Hashable, Codable {
    package let role: String
    package let node: TreePath
    package let category: TreePath?
    package let agency: TreePath?

    package init(_ role: String, node: TreePath, category: TreePath? = nil, agency: TreePath? = nil) {
        self.role = role
        self.node = node
        self.category = category
        self.agency = agency
    }

    package func grant(_ role: Role) -> Grant {
        Grant(role: role.code, permissions: role.permissions, node: node, category: category, agency: agency)
    }
}

extension [RoleAssignment] {
    /// What they allow; an assignment of a role that is no more allows nothing.
    package func grants(by roles: [Role]) -> [Grant] {
        compactMap { assignment in
            roles.first { $0.code == assignment.scope.role }.map { assignment.scope.grant($0) }
        }
    }
}
