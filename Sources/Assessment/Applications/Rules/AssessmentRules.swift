import Kernel

/// The city's rules on what is taken out of assessment: data, versioned, with these defaults.
package struct AssessmentRules: RuleTable {
    /// Working days after a case was answered or ended in which an agency may file.
    package var filingDays: Int = 10
    /// Working days after a judgement in which it may be appealed against.
    package var appealDays: Int = 10
    /// Working days in which an application must be judged.
    package var judgeDays: Int = 5
    /// When so many cases of an agency have been taken out in a month, each further one needs a second judge.
    package var secondJudgeAbove: Int = 20
    /// Counts below this are not told in public.
    package var leastPublicCount: Int = 3
    package var shortestReason: Int = 5
    package var longestText: Int = 4_000
    package var mostPhotos: Int = 9

    package static let key = RuleKey("assessmentRules", stream: 0x65)

    package init() {}
}

extension AssessmentRules {
    func writer(after texts: Int) -> TextWriter<ApplicationRefusal> { TextWriter(after: texts, longest: longestText) }

    static let numbers: [RuleNumber<AssessmentRules>] = [
        RuleNumber("filingDays", \.filingDays, 1...60), RuleNumber("appealDays", \.appealDays, 1...60),
        RuleNumber("judgeDays", \.judgeDays, 1...60), RuleNumber("secondJudgeAbove", \.secondJudgeAbove, 0...10_000),
        RuleNumber("leastPublicCount", \.leastPublicCount, 1...100),
    ]

    package func mustBeSane() throws {
        let faults: [FieldFault] = faults(of: Self.numbers)
        guard faults.isEmpty else { throw InvalidInput(faults) }
    }
}
