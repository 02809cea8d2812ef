import Kernel
import Site
import Territory

/// What is ordered from above, and emergencies that are handed on.
extension CaseSeats {
    var orderPages: [Route] {
        [
            act(.remind, .viewCases, input: [.caseText("text", required: true)]) { desk, target, call, officer in
                try await desk.remind(target, call.input("text"), by: officer)
            },
            act(
                .supervise, .superviseCases,
                input: [.caseText("text", required: true), .integer("days", 1...60), .id("with")]
            ) {
                desk, target, call, officer in
                let other: Identifier<AgencyMark>? = try call.input.optional("with")
                return try await desk.supervise(
                    target,
                    SupervisionChoice(
                        call.input("text"), days: call.input.optional("days"), with: other.map { [$0] } ?? []),
                    by: officer)
            },
            act(
                .answerOrder, .handleCases,
                input: [.integer("order", 1...10_000, required: true), .caseText("text", required: true)]
            ) {
                desk, target, call, officer in
                try await desk.answerOrder(target, order: call.input("order"), call.input("text"), by: officer)
            },
            act(
                .alertEmergency, .viewCases,
                input: [.word("service", EmergencyService.self, required: true), .caseText("note")]
            ) {
                desk, target, call, officer in
                try await desk.alert(
                    target, call.input.word("service"), note: call.input.optional("note"), by: officer)
            },
            act(
                .rule, .dispatchCases,
                input: [
                    .id("agency", required: true), .caseText("note", required: true),
                    Field("establish", .word(RulingReach.allCases.map(\.rawValue))),
                ]
            ) {
                desk, target, call, officer in
                var choice = RulingChoice(for: try call.input("agency"), because: try call.input("note"))
                if let reach: RulingReach = try call.input.optionalWord("establish") {
                    choice.establishes = RulingChoice.Scope(
                        reach.territory(try await desk.look(target.number).place?.path, try await territory.atlas()))
                }
                return try await desk.rule(target, choice, by: officer)
            },
        ]
    }
}
