import Kernel

/// A named set of permissions. The defaults grow with the product; a city changes them or adds its own.
package struct Role: Sendable, Hashable, Codable {
    package let code: String
    /// Nil for the defaults, whose names are in the catalogues.
    package var name: String?
    package var permissions: Set<Permission>

    package init(_ code: String, name: String? = nil, _ permissions: Set<Permission>) {
        self.code = code
        self.name = name
        self.permissions = permissions
    }

    package var powers: Set<Power> { Set(permissions.compactMap(\.power)) }

    private static let look: Set<Permission> = [.viewTerritory, .viewAgencies]

    package static let defaults: [Role] = [
        Role("operator", look.union([.takeCalls, .viewCases, .revealReporters])),
        Role("dispatcher", look.union([.viewCases, .dispatchCases, .superviseCases, .exportCases, .viewFigures])),
        Role("officer", look.union([.viewCases, .handleCases, .raiseWhistles, .revealReporters])),
        Role("gridWorker", look.union([.viewCases, .handleCases, .verifyCases, .raiseWhistles])),
        Role("followUp", look.union([.viewCases, .followUpCases, .verifyCases, .revealReporters])),
        Role("analyst", look.union([.viewCases, .exportCases, .viewFigures])),
        Role("coordinator", look.union([.viewCases, .coordinateWhistles, .superviseCases, .viewFigures])),
        Role("inspector", look.union([.viewCases, .superviseCases, .judgeApplications, .viewFigures])),
        Role("ruleKeeper", look.union([.viewCases, .editRules, .viewFigures])),
        Role("systemAdmin", look.union([.administerSystem, .editTerritory, .editAgencies])),
        Role("securityAdmin", look.union([.administerSecurity])),
        Role("auditor", look.union([.readAudit])),
    ]
}
