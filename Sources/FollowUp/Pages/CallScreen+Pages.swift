import Cases
import Kernel
import Site

/// One call: who, what was said, what was answered, and the questions.
struct CallScreenPage: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Form: Sendable {
        let contacted: FormField
        let solved: FormField
        let satisfaction: FormField
        let whyNot: FormField
        let remark: FormField
    }

    let grouped: String
    let summary: String
    let caseHref: String
    let description: String
    let answer: String?
    let facts: [Fact]
    let name: String?
    let phone: String?
    let phoneNote: String?
    let mayReveal: Bool
    let version: Int
    let answerPath: String
    let missedPath: String
    let phonePath: String
    let skipPath: String
    let listPath: String
    let form: Form?
    /// Why nobody may be called now; nil when one may.
    let wait: String?
    let refusal: String?
    let day: String
}

extension FollowUpRoutes {
    var screenPages: [Route] {
        let version: Field = .integer("_version", 0...1_000_000)
        return [
            .page(.get, "/call-backs/{number}", .staff(.followUpCases), "followUp.call") { call in
                try await screen(call)
            },
            .page(
                .post, "/call-backs/{number}/answer", .staff(.followUpCases), "followUp.answer",
                input: Self.questions + [version], form: { call in try await screen(call) }
            ) { call in
                let file: Case = try await desk.answer(
                    target(call), FollowUpDraft(asked: call.input), by: call.officer())
                return try await next(after: file.number, call)
            },
            .page(
                .post, "/call-backs/{number}/missed", .staff(.followUpCases), "followUp.missed", input: [version],
                form: { call in try await screen(call) }
            ) { call in
                try await next(after: desk.miss(target(call), by: call.officer()).number, call)
            },
            .page(
                .post, "/call-backs/{number}/phone", .staff(.revealReporters), "followUp.phone",
                form: { call in try await screen(call) }
            ) { call in
                let (reporter, _) = try await desk.cases.reveal(
                    CaseTarget(number(call)), for: .followUp, note: call.say("followUp.call.revealNote"),
                    by: call.officer())
                return try await screen(call, revealed: reporter)
            },
        ]
    }

    private static let questions: [Field] = [
        Field("contacted", .word(["yes", "no"]), required: true),
        Field("solved", .word(["yes", "no"]), required: true), .integer("satisfaction", 1...5, required: true),
        .word("whyNot", Dissatisfaction.self), .text("remark", max: 10_000),
    ]

    private func number(_ call: Call) throws -> CaseNumber { try CaseNumber(reading: call.parameter("number")) }

    private func target(_ call: Call) throws -> CaseTarget {
        CaseTarget(try number(call), version: try call.ifMatch ?? call.input.optional("_version"), once: call.once)
    }

    /// `revealed`: the reporter, just shown; the next page is masked again.
    private func screen(_ call: Call, revealed: Reporter? = nil) async throws -> Reply {
        let officer: Officer = try call.officer()
        let view: CaseView = try await desk.cases.open(number(call), by: officer)
        let row: CallBack? = try await desk.rounds(of: view.file.id).last
        let draw = CallScreenDraw(call: call, names: try await names(call), view: view, row: row, revealed: revealed)
        return .page("call-back", draw.page(day: try await dayText(call, officer)))
    }

    private func dayText(_ call: Call, _ officer: Officer) async throws -> String {
        guard officer.holds(.followUpCases) else { return "" }
        return try await desk.today(by: officer).text(call)
    }
}

extension FollowUpDraft {
    init(asked input: Input) throws {
        self.init(
            contacted: try input("contacted") == "yes", solved: try input("solved") == "yes",
            satisfaction: try input("satisfaction"), whyNot: try input.optionalWord("whyNot"),
            remark: try input.optional("remark"))
    }
}
