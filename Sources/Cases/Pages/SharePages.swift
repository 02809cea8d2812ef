import Kernel
import Site

/// The acts between an agency and whoever gave it its share.
extension CaseSeats {
    static let shareField: Field = .integer("assignment", 1...10_000)

    static let judgement: [Field] = [
        Field("decision", .word(["accept", "refuse"]), required: true), .caseText("note"), shareField,
    ]

    /// The share that the form means; the officer's own when it names none.
    func share(_ act: SeatAct, _ target: CaseTarget, _ call: Call) async throws -> Assignment.Number {
        if let number: Int = try call.input.optional("assignment") { return number }
        let file: Case = try await desk.look(target.number)
        return try SeatShares(file, call.officer()).shares(for: act).first?.number ?? file.live?.number ?? 0
    }

    func judged(_ call: Call) throws -> ShareJudgement {
        let note: String? = try call.input.optional("note")
        return try call.input("decision") == "refuse" ? .refused(note ?? "") : .granted
    }

    var sharePages: [Route] {
        [
            act(.contact, .handleCases, input: [Self.yesNo("reached"), .caseText("note"), Self.shareField]) {
                desk, target, call, officer in
                try await desk.contact(
                    target, assignment: try await share(.contact, target, call),
                    ContactDraft(reached: call.input("reached") == "yes", note: call.input.optional("note")),
                    by: officer)
            },
            act(.delegate, .handleCases, input: Self.delegation) { desk, target, call, officer in
                var choice = ShareChoice(to: try call.input("agency"))
                choice.part = try call.input.optionalWord("part") ?? .lead
                choice.note = try call.input.optional("note")
                return try await desk.delegate(
                    target, assignment: try await share(.delegate, target, call), to: choice, by: officer)
            },
            act(.refuseReply, .handleCases, input: [.caseText("note", required: true), Self.shareField]) {
                desk, target, call, officer in
                try await desk.refuseReply(
                    target, assignment: try await share(.refuseReply, target, call), because: call.input("note"),
                    by: officer)
            },
        ]
    }

    private static let delegation: [Field] = [
        .id("agency", required: true), .word("part", Assignment.Part.self), .caseText("note"), shareField,
    ]

    var requestPages: [Route] {
        [
            act(
                .askExtension, .handleCases,
                input: [
                    .integer("amount", 1...100_000, required: true), .caseText("note", required: true), Self.shareField,
                ]
            ) {
                desk, target, call, officer in
                try await desk.askExtension(
                    target, assignment: try await share(.askExtension, target, call),
                    ExtensionDraft(call.input("amount"), because: call.input("note")), by: officer)
            },
            act(.judgeExtension, .viewCases, input: Self.judgement) { desk, target, call, officer in
                try await desk.judgeExtension(
                    target, assignment: try await share(.judgeExtension, target, call), judged(call), by: officer)
            },
            act(.askDeferral, .handleCases, input: Self.deferral) { desk, target, call, officer in
                try await desk.askDeferral(
                    target,
                    DeferralDraft(
                        call.input.word("cause"), measure: call.input("measure"), review: call.input("review")),
                    by: officer)
            },
            act(.judgeDeferral, .dispatchCases, input: Self.judgement) { desk, target, call, officer in
                try await desk.judgeDeferral(target, judged(call), by: officer)
            },
            act(.resume, .viewCases) { desk, target, _, officer in try await desk.resume(target, by: officer) },
        ]
    }

    private static let deferral: [Field] = [
        .word("cause", DeferralRequest.Cause.self, required: true), .caseText("measure", required: true),
        .day("review", required: true), shareField,
    ]
}
