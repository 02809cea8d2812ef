import Kernel
import Site

extension CaseAPI {
    private static let ground = Field.text("ground", max: 4000, required: true)

    var shareActs: [Route] {
        [
            act("contact", .staff(.handleCases), [Self.assignment, .flag("reached"), Self.note]) {
                try await desk.contact(
                    $1, assignment: $0.input("assignment"),
                    ContactDraft(reached: $0.input.flag("reached"), note: $0.input.optional("note")), by: $2)
            },
            act("delegate", .staff(.handleCases), Self.delegation) {
                try await desk.delegate($1, assignment: $0.input("assignment"), to: ShareChoice($0.input), by: $2)
            },
            act("refuse-reply", .staff(.handleCases), [Self.assignment, Self.ground]) {
                try await desk.refuseReply(
                    $1, assignment: $0.input("assignment"), because: $0.input("ground"), by: $2)
            },
            act(
                "extend", .staff(.handleCases),
                [Self.assignment, .integer("amount", 1...100_000, required: true), Self.ground]
            ) {
                try await desk.askExtension(
                    $1, assignment: $0.input("assignment"),
                    ExtensionDraft($0.input("amount"), because: $0.input("ground")), by: $2)
            },
            act("judge-extension", .anyStaff, [Self.assignment] + ShareJudgement.fields) {
                try await desk.judgeExtension($1, assignment: $0.input("assignment"), ShareJudgement($0.input), by: $2)
            },
            act("defer", .staff(.handleCases), Self.deferral) {
                try await desk.askDeferral(
                    $1, DeferralDraft($0.input.word("cause"), measure: $0.input("measure"), review: $0.input("review")),
                    by: $2)
            },
            act("judge-deferral", .staff(.dispatchCases), ShareJudgement.fields) {
                try await desk.judgeDeferral($1, ShareJudgement($0.input), by: $2)
            },
            act("resume", .anyStaff, []) { try await desk.resume($1, by: $2) },
            act(
                "rule", .staff(.dispatchCases),
                [.id("agency", required: true), Self.ground, .flag("establish"), .text("territory", max: 80)]
            ) {
                var choice = RulingChoice(for: try $0.input("agency"), because: try $0.input("ground"))
                if $0.input.flag("establish") {
                    let territory: String? = try $0.input.optional("territory")
                    choice.establishes = RulingChoice.Scope(territory.map(TreePath.init(written:)))
                }
                return try await desk.rule($1, choice, by: $2)
            },
        ]
    }

    private static let delegation: [Field] = [
        assignment, .id("agency", required: true), .word("part", Assignment.Part.self), .id("person"), note,
    ]

    private static let deferral: [Field] = [
        .word("cause", DeferralRequest.Cause.self, required: true), .text("measure", max: 4000, required: true),
        .day("review", required: true),
    ]

    var orderActs: [Route] {
        [
            act("remind", .anyStaff, [.text("text", max: 4000, required: true)]) {
                try await desk.remind($1, $0.input("text"), by: $2)
            },
            act(
                "supervise", .staff(.superviseCases),
                [.text("text", max: 4000, required: true), .integer("days", 1...60), .id("with")]
            ) {
                let other: Identifier<AgencyMark>? = try $0.input.optional("with")
                return try await desk.supervise(
                    $1,
                    SupervisionChoice(
                        $0.input("text"), days: $0.input.optional("days"), with: other.map { [$0] } ?? []), by: $2)
            },
            act(
                "answer-order", .staff(.handleCases),
                [.integer("order", 1...10_000, required: true), .text("text", max: 4000, required: true)]
            ) {
                try await desk.answerOrder($1, order: $0.input("order"), $0.input("text"), by: $2)
            },
            act("emergency", .anyStaff, [.word("service", EmergencyService.self, required: true), Self.note]) {
                try await desk.alert($1, $0.input.word("service"), note: $0.input.optional("note"), by: $2)
            },
            act("unmerge", .staff(.dispatchCases), [Self.ground]) {
                try await desk.unmerge($1, because: $0.input("ground"), by: $2)
            },
        ]
    }
}

extension ShareJudgement {
    static let fields: [Field] = [.flag("granted"), .text("ground", max: 4000)]

    init(_ input: Input) throws {
        self = input.flag("granted") ? .granted : .refused(try input.optional("ground") ?? "")
    }
}

extension ShareChoice {
    init(_ input: Input) throws {
        self.init(to: try input("agency"))
        part = try input.optionalWord("part") ?? .lead
        person = try input.optional("person")
        note = try input.optional("note")
    }
}

extension DispatchChoice {
    init(_ input: Input) throws {
        self.init(to: try input.optional("agency"))
        note = try input.optional("note")
        supports = try (input.optional("supports", as: [String].self) ?? []).map { text in
            guard let id = Identifier<AgencyMark>(text) else { throw InvalidInput("supports", "wrongType") }
            return id
        }
    }
}
