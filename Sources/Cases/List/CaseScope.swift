import Kernel

/// The cases an officer may see in lists.
package struct CaseScope: Sendable, Hashable {
    /// Grants that reach all of it are as good as none.
    let grants: [Grant]

    package init(_ officer: Officer, _ permission: Permission = .viewCases) throws(NotAllowed) {
        grants = officer.grants.filter { $0.permissions.contains(permission) }
        guard !grants.isEmpty else { throw NotAllowed(permission: permission) }
    }

    /// For the system itself.
    package static let all = CaseScope(grants: [])

    private init(grants: [Grant]) { self.grants = grants }

    /// The one agency that everything in it belongs to.
    var onlyAgency: TreePath? { grants.count == 1 ? grants[0].agency : nil }

    /// The one territory that everything located in it lies in.
    var onlyTerritory: TreePath? { grants.count == 1 ? grants[0].node : nil }
}
