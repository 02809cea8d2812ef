/// What one may be allowed to do. Roles are sets of these; routes name the one they need.
package enum Permission: String, CaseIterable, Sendable, Codable {
    // Cases
    case takeCalls, viewCases, dispatchCases, handleCases, verifyCases, followUpCases, exportCases, revealReporters
    case superviseCases
    // Joint work, judgement, rules and figures
    case raiseWhistles, coordinateWhistles, judgeApplications, editRules, viewFigures
    // Territory and agencies
    case viewTerritory, editTerritory, viewAgencies, editAgencies
    // The three administrators, whose powers exclude each other
    case administerSystem, administerSecurity, readAudit
}
