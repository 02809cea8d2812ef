import Kernel

/// What is asked for when an agency is set up.
package struct AgencyDraft: Sendable, Equatable {
    package var code: String
    package var name: String
    package var kind: AgencyKind
    package var parent: Agency.ID?
    package var territory: TreePath

    package init(code: String, name: String, kind: AgencyKind, parent: Agency.ID? = nil, territory: TreePath) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.territory = territory
    }
}
