import Kernel

/// The rules of case work as a city edits them: the service standard and the policy.
package struct CaseRuleTable: RuleTable {
    package var policy = CasePolicy()
    package var standard: ServiceStandard = .usual

    package static let key = RuleKey("rules", stream: 3)

    package init() {}

    static let numbers: [RuleNumber<CaseRuleTable>] = [
        RuleNumber("returnsUntilRuling", \.policy.returnsUntilRuling, 1...10),
        RuleNumber("mostExtensions", \.policy.mostExtensions, 0...5),
        RuleNumber("longestDeferral", \.policy.longestDeferral, 1...1_000),
        RuleNumber("automaticRedos", \.policy.automaticRedos, 0...5),
        RuleNumber("followUpTries", \.policy.followUpTries, 1...10),
        RuleNumber("unsatisfiedUpTo", \.policy.unsatisfiedUpTo, 1...4),
        RuleNumber("reminderAt", \.policy.reminderAt, 1...99), RuleNumber("yellowAt", \.policy.yellowAt, 1...99),
        RuleNumber("shortestAnswer", \.policy.shortestAnswer, 1...500),
        RuleNumber("mostPhotos", \.policy.mostPhotos, 1...20),
    ]

    package func mustBeSane() throws {
        var faults: [FieldFault] = faults(of: Self.numbers)
        if policy.reminderAt >= policy.yellowAt { faults.append(FieldFault("yellowAt", "caseYellowFirst")) }
        if policy.returnReasons.isEmpty { faults.append(FieldFault("returnReasons", "required")) }
        guard faults.isEmpty else { throw InvalidInput(faults) }
    }
}
