import Kernel
import Site

extension CaseAPI {
    static let note = Field.text("note", max: 4000)

    var triageActs: [Route] {
        [
            act("accept", .anyStaff, []) { _, target, officer in try await desk.accept(target, by: officer) },
            act("not-accept", .anyStaff, [.word("ground", NotAcceptedGround.self, required: true), Self.note]) {
                try await desk.notAccept(
                    $1, because: $0.input.word("ground"), note: $0.input.optional("note"), by: $2)
            },
            act("ask", .anyStaff, [.text("question", max: 4000, required: true)]) {
                try await desk.askForInformation($1, $0.input("question"), by: $2)
            },
            act(
                "inform", .staff(.takeCalls),
                [.text("text", max: 4000, required: true), Field("photos", .texts(max: 9))]
            ) {
                try await desk.provideInformation($1, $0.input("text"), photos: CaseIntake.photos($0.input), by: $2)
            },
            act("classify", .anyStaff, Self.classification) { call, target, officer in
                let category: String? = try call.input.optional("category")
                return try await desk.classify(
                    target, as: call.input.word("kind"), call.input.word("urgency"),
                    category.map(TreePath.init(written:)), by: officer)
            },
            act("locate", .anyStaff, Self.location) { call, target, officer in
                let place = try CaseIntake.place(call.input)
                return try await desk.locate(
                    target, point: place.point, node: place.node, address: call.input.optional("address"), by: officer)
            },
            act("ask-verification", .anyStaff, [.id("agency", required: true), Self.note]) {
                try await desk.askVerification($1, of: $0.input("agency"), note: $0.input.optional("note"), by: $2)
            },
            act("verify", .staff(.verifyCases), [.flag("found"), Self.note, Field("photos", .texts(max: 9))]) {
                try await desk.verify(
                    $1, isFound: $0.input.flag("found"), note: $0.input.optional("note"),
                    photos: CaseIntake.photos($0.input), by: $2)
            },
        ]
    }

    private static let classification: [Field] = [
        .word("kind", CaseKind.self, required: true), .word("urgency", Urgency.self, required: true),
        .text("category", max: 40),
    ]

    private static let location: [Field] = [
        .number("longitude", -180...180), .number("latitude", -90...90), .id("place"), .text("address", max: 200),
    ]

    var handlingActs: [Route] {
        [
            act("dispatch", .anyStaff, [.id("agency"), Field("supports", .texts(max: 20)), Self.note]) {
                try await desk.dispatch($1, to: DispatchChoice($0.input), by: $2)
            },
            act("take-back", .anyStaff, [Self.oneShare, Self.note]) {
                try await desk.takeBack(
                    $1, assignment: $0.input.optional("assignment"), note: $0.input.optional("note"), by: $2)
            },
            act("sign", .staff(.handleCases), [Self.assignment]) {
                try await desk.sign($1, assignment: $0.input("assignment"), by: $2)
            },
            act(
                "return", .staff(.handleCases),
                [Self.assignment, .word("reason", ReturnReason.self, required: true), Self.note]
            ) {
                try await desk.askReturn(
                    $1, assignment: $0.input("assignment"), because: $0.input.word("reason"),
                    note: $0.input.optional("note"), by: $2)
            },
            act("accept-return", .anyStaff, [Self.oneShare, Self.note]) {
                try await desk.acceptReturn(
                    $1, assignment: $0.input.optional("assignment"), note: $0.input.optional("note"), by: $2)
            },
            act("refuse-return", .anyStaff, [Self.oneShare, .text("ground", max: 4000, required: true)]) {
                try await desk.refuseReturn(
                    $1, assignment: $0.input.optional("assignment"), because: $0.input("ground"), by: $2)
            },
            act("reply", .staff(.handleCases), [Self.assignment] + Self.replyTexts) {
                try await desk.reply($1, assignment: $0.input("assignment"), ReplyTexts($0.input), by: $2)
            },
            act("answer", .anyStaff, Self.replyTexts) {
                try await desk.answerAtOnce($1, ReplyTexts($0.input), by: $2)
            },
        ]
    }

    static let assignment = Field.integer("assignment", 1...10_000, required: true)

    static let oneShare = Field.integer("assignment", 1...10_000)

    private static let replyTexts: [Field] = [
        .text("result", max: 4000, required: true), .text("answer", max: 4000, required: true),
        Field("photos", .texts(max: 9)),
    ]

    var endingActs: [Route] {
        [
            act("follow-up", .staff(.followUpCases), FollowUpDraft.programFields) {
                try await desk.followUp($1, FollowUpDraft(program: $0.input), by: $2)
            },
            act("no-contact", .staff(.followUpCases), []) { try await desk.missReporter($1, by: $2) },
            act("redo", .staff(.dispatchCases), [.id("agency"), .text("ground", max: 4000, required: true)]) {
                try await desk.redo($1, by: $0.input.optional("agency"), because: $0.input("ground"), officer: $2)
            },
            act("close", .anyStaff, [Self.note]) { try await desk.close($1, note: $0.input.optional("note"), by: $2) },
            act("merge", .staff(.dispatchCases), [.text("into", max: 30, required: true)]) {
                try await desk.merge($1, into: CaseNumber(reading: $0.input("into", as: String.self)), by: $2)
            },
            act("withdraw", .staff(.takeCalls), [Self.note]) {
                try await desk.withdraw($1, note: $0.input.optional("note"), by: $2)
            },
            reveal,
        ]
    }

    private var reveal: Route {
        .api(
            .post, "/cases/{number}/reveal", .staff(.revealReporters), "case.api.reveal",
            input: [.word("purpose", RevealPurpose.self, required: true), .text("note", max: 4000, required: true)],
            answer: .object([.text("name", max: 60), .text("phone", max: 30)])
        ) { call in
            let (reporter, file) = try await desk.reveal(
                call.target(), for: call.input.word("purpose"), note: call.input("note"), by: call.officer())
            return .json(
                CaseDetail.ReporterJSON(name: reporter.name, phone: reporter.phone?.digits), version: file.version)
        }
    }
}

extension ReplyTexts {
    init(_ input: Input) throws {
        self.init(result: try input("result"), answer: try input("answer"), photos: try CaseIntake.photos(input))
    }
}

extension FollowUpDraft {
    static let programFields: [Field] = [
        .flag("contacted"), .flag("solved"), .integer("satisfaction", 1...5, required: true),
        .word("whyNot", Dissatisfaction.self), .text("remark", max: 4000),
    ]

    init(program input: Input) throws {
        self.init(
            contacted: input.flag("contacted"), solved: input.flag("solved"), satisfaction: try input("satisfaction"),
            whyNot: try input.optionalWord("whyNot"), remark: try input.optional("remark"))
    }
}
