/// Where and for what a set of permissions holds: role × node × category, narrowed to an agency and those under it.
package struct Grant: Sendable, Hashable, Codable {
    package let role: String
    package let permissions: Set<Permission>
    package let node: TreePath
    package let category: TreePath?
    package let agency: TreePath?

    package init(
        role: String, permissions: Set<Permission>, node: TreePath, category: TreePath? = nil, agency: TreePath? = nil
    ) {
        self.role = role
        self.permissions = permissions
        self.node = node
        self.category = category
        self.agency = agency
    }

    /// Whether the grant reaches a thing at this node, of this category, in the hands of these agencies.
    package func covers(_ subject: Subject) -> Bool {
        if let place = subject.node, !node.contains(place) { return false }
        if let category, let theirs = subject.category, !category.contains(theirs) { return false }
        if let agency { return subject.agencies.contains { agency.contains($0) } }
        return true
    }
}

/// What a permission is asked about. A nil node or category stands for "not yet known" and is covered by every grant.
package struct Subject: Sendable, Hashable {
    package let node: TreePath?
    package let category: TreePath?
    package let agencies: [TreePath]

    package init(node: TreePath? = nil, category: TreePath? = nil, agencies: [TreePath] = []) {
        self.node = node
        self.category = category
        self.agencies = agencies
    }
}

/// Whoever is behind a request, once known.
package enum Visitor: Sendable, Hashable {
    case nobody
    case resident(Identifier<Visitor>)
    case staff(Officer)

    package var officer: Officer? {
        if case .staff(let officer) = self { officer } else { nil }
    }

    package var id: Identifier<Visitor>? {
        switch self {
        case .nobody: nil
        case .resident(let id): id
        case .staff(let officer): officer.id
        }
    }
}

/// A signed-in member of staff with what they may do.
package struct Officer: Sendable, Hashable {
    package let id: Identifier<Visitor>
    package let name: String
    package let agency: Identifier<AgencyMark>
    package let agencyPath: TreePath
    package let grants: [Grant]

    package init(
        id: Identifier<Visitor>, name: String, agency: Identifier<AgencyMark>, agencyPath: TreePath, grants: [Grant]
    ) {
        self.id = id
        self.name = name
        self.agency = agency
        self.agencyPath = agencyPath
        self.grants = grants
    }

    /// Holds the permission somewhere.
    package func holds(_ permission: Permission) -> Bool {
        grants.contains { $0.permissions.contains(permission) }
    }

    package func may(_ permission: Permission, _ subject: Subject) -> Bool {
        grants.contains { $0.permissions.contains(permission) && $0.covers(subject) }
    }

    package func must(_ permission: Permission, _ subject: Subject) throws(NotAllowed) {
        guard may(permission, subject) else { throw NotAllowed(permission: permission) }
    }
}

/// What ids of agencies, territories and cases are ids of, for those who only carry them.
package enum AgencyMark: Sendable {}
package enum TerritoryMark: Sendable {}
package enum CaseMark: Sendable {}

package struct NotAllowed: Explained, Equatable {
    package let permission: Permission
    package var code: String { "notAllowed" }
    package var kind: FaultKind { .forbidden }
    package var facts: [String: String] { ["permission": "@permission.\(permission.rawValue)"] }

    package init(permission: Permission) { self.permission = permission }
}
