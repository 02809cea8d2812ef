import Accounts
import Kernel
import Site
import Storage

extension AssessmentRules {
    /// The rules that a city sets on the page.
    static let parts = RuleParts({ "assessment.rule.\($0)" }, numbers.map(RulePart.number))
}

extension ApplicationRoutes {
    var rulesPages: [Route] {
        let show: Handler = { call in
            .page("assessment-rules", try await rules.page(AssessmentRules.parts, call))
        }
        return [
            .page(
                .get, "/assessment/rules", .staffWithOne(of: Self.readers + [.editRules, .viewFigures]),
                "assessment.rules", show),
            .page(
                .post, "/assessment/rules", .staff(.editRules), "assessment.rules.enact",
                input: AssessmentRules.parts.fields, form: show
            ) { call in
                try await rules.change(
                    call.input("_version"), once: call.once, by: call.officer(), AssessmentRules.parts.take(call))
                return .redirect("/assessment/rules", notice: "assessment.rulesEnacted")
            },
        ]
    }
}
