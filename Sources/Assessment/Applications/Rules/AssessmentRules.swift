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

    /// Rules nobody could live with are refused.
    package func mustBeSane() throws(InvalidInput) {
        var faults: [FieldFault] = []
        func check(_ field: String, _ value: Int, _ range: ClosedRange<Int>) {
            guard !range.contains(value) else { return }
            let facts: [String: String] = ["low": String(range.lowerBound), "high": String(range.upperBound)]
            faults.append(FieldFault(field, "outside", facts))
        }
        check("filingDays", filingDays, 1...60)
        check("appealDays", appealDays, 1...60)
        check("judgeDays", judgeDays, 1...60)
        check("secondJudgeAbove", secondJudgeAbove, 0...10_000)
        check("leastPublicCount", leastPublicCount, 1...100)
        guard faults.isEmpty else { throw InvalidInput(faults) }
    }
}
