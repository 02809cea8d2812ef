import Kernel

/// The rules of case work as a city edits them: the service standard and the policy.
package struct CaseRuleTable: RuleTable {
    package var policy = CasePolicy()
    package var standard: ServiceStandard = .usual

    package static let key = RuleKey("rules", stream: 3)

    package init() {}

    package func mustBeSane() throws { try policy.mustBeSane() }
}
