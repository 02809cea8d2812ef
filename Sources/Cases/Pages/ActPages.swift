import Kernel
import Site

extension CaseSeats {
    typealias Perform = @Sendable (CaseDesk, CaseTarget, Call, Officer) async throws -> Case

    /// The acts on one case, each at an address of its own below the case.
    var actPages: [Route] {
        triagePages + handlingPages + sharePages + requestPages + closingPages + sidePages + orderPages
    }

    func act(
        _ act: SeatAct, _ permission: Permission, input: [Field] = [], _ perform: @escaping Perform
    ) -> Route {
        let takesPhotos: Bool = input.contains { $0.name == Field.photosOfCase.name }
        return .page(
            .post, "/cases/{number}/\(act.path)", .staff(permission), "case.page.\(act.rawValue)",
            input: input + [.integer("_version", 0...1_000_000)], bodyLimit: takesPhotos ? SeatPhotos.body : 1 << 20,
            form: { call in try await casePage(call, returned: act) }
        ) { call in
            let done: Case = try await perform(desk, call.target(), call, call.officer())
            let place: String = "/cases/\(done.number)\(SeatTrail(call).query)"
            guard act.keepsDraft else { return .redirect(place, notice: "caseDone") }
            let glue: String = place.contains("?") ? "&" : "?"
            return .redirect("\(place)\(glue)done=\(act.draft(of: done.number))", notice: "caseDone")
        }
    }

    private var triagePages: [Route] {
        [
            act(.accept, .viewCases) { desk, target, _, officer in try await desk.accept(target, by: officer) },
            act(
                .notAccept, .viewCases,
                input: [.word("ground", NotAcceptedGround.self, required: true), .caseText("note")]
            ) {
                desk, target, call, officer in
                try await desk.notAccept(
                    target, because: call.input.word("ground"), note: call.input.optional("note"), by: officer)
            },
            act(.askForInformation, .viewCases, input: [.caseText("question", required: true)]) {
                desk, target, call, officer in
                try await desk.askForInformation(target, call.input("question"), by: officer)
            },
            act(.classify, .viewCases, input: Self.classification) { desk, target, call, officer in
                try await desk.classify(
                    target, as: call.input.word("kind"), call.input.word("urgency"), call.category(), by: officer)
            },
            act(.locate, .viewCases, input: Field.placeFields) { desk, target, call, officer in
                try await desk.locate(
                    target, point: call.point(), node: call.point() == nil ? node(call) : nil,
                    address: call.input.optional("place"), by: officer)
            },
            act(.askVerification, .viewCases, input: [.id("agency", required: true), .caseText("note")]) {
                desk, target, call, officer in
                try await desk.askVerification(
                    target, of: call.input("agency"), note: call.input.optional("note"), by: officer)
            },
            act(.dispatch, .viewCases, input: [.id("agency"), .id("support"), .id("support2"), .caseText("note")]) {
                desk, target, call, officer in
                var choice = DispatchChoice(to: try call.input.optional("agency"))
                choice.supports = try ["support", "support2"].compactMap { try call.input.optional($0) }
                choice.note = try call.input.optional("note")
                return try await desk.dispatch(target, to: choice, by: officer)
            },
        ]
    }

    private static let classification: [Field] = [
        .word("kind", CaseKind.self, required: true), .word("urgency", Urgency.self, required: true),
        .text("category", max: 60, required: true),
    ]

    private var handlingPages: [Route] {
        [
            act(.sign, .handleCases, input: [Self.shareField]) { desk, target, call, officer in
                try await desk.sign(target, assignment: try await share(.sign, target, call), by: officer)
            },
            act(
                .askReturn, .handleCases,
                input: [.word("reason", ReturnReason.self, required: true), .caseText("note"), Self.shareField]
            ) {
                desk, target, call, officer in
                try await desk.askReturn(
                    target, assignment: try await share(.askReturn, target, call), because: call.input.word("reason"),
                    note: call.input.optional("note"), by: officer)
            },
            act(.judgeReturn, .viewCases, input: Self.judgement) { desk, target, call, officer in
                let number: Assignment.Number = try await share(.judgeReturn, target, call)
                let note: String? = try call.input.optional("note")
                guard try call.input("decision") == "refuse" else {
                    return try await desk.acceptReturn(target, assignment: number, note: note, by: officer)
                }
                return try await desk.refuseReturn(target, assignment: number, because: note ?? "", by: officer)
            },
            act(.withdrawAssignment, .viewCases, input: [.caseText("note"), Self.shareField]) {
                desk, target, call, officer in
                try await desk.takeBack(
                    target, assignment: try await share(.withdrawAssignment, target, call),
                    note: call.input.optional("note"), by: officer)
            },
            act(.reply, .handleCases, input: Self.reply + [Self.shareField]) { desk, target, call, officer in
                let texts: ReplyTexts = try await texts(call)
                return try await desk.reply(
                    target, assignment: try await share(.reply, target, call), texts, by: officer)
            },
            act(.answer, .viewCases, input: Self.reply) { desk, target, call, officer in
                try await desk.answerAtOnce(target, try await texts(call), by: officer)
            },
            act(.verify, .verifyCases, input: [Self.yesNo("found"), .caseText("note"), .photosOfCase]) {
                desk, target, call, officer in
                try await desk.verify(
                    target, isFound: call.input("found") == "yes", note: call.input.optional("note"),
                    photos: try await photos(call), by: officer)
            },
        ]
    }

    private static let reply: [Field] = [
        .caseText("answer", required: true), .caseText("result", required: true), .photosOfCase,
    ]

    static func yesNo(_ name: String) -> Field { Field(name, .word(["yes", "no"]), required: true) }

    func texts(_ call: Call) async throws -> ReplyTexts {
        ReplyTexts(
            result: try call.input("result"), answer: try call.input("answer"), photos: try await photos(call))
    }
}

extension CaseSeats {
    private var closingPages: [Route] {
        [
            act(.followUp, .followUpCases, input: FollowUpDraft.fields) { desk, target, call, officer in
                try await desk.followUp(target, FollowUpDraft(call), by: officer)
            },
            act(.missed, .followUpCases) { desk, target, _, officer in
                try await desk.missReporter(target, by: officer)
            },
            act(.redo, .dispatchCases, input: [.id("agency"), .caseText("note", required: true)]) {
                desk, target, call, officer in
                try await desk.redo(
                    target, by: call.input.optional("agency"), because: call.input("note"), officer: officer)
            },
            act(.unmerge, .dispatchCases, input: [.caseText("note", required: true)]) { desk, target, call, officer in
                try await desk.unmerge(target, because: call.input("note"), by: officer)
            },
            act(.close, .viewCases, input: [.caseText("note")]) { desk, target, call, officer in
                try await desk.close(target, note: call.input.optional("note"), by: officer)
            },
        ]
    }

    private var sidePages: [Route] {
        [
            act(.merge, .dispatchCases, input: [.text("into", max: 40, required: true)]) {
                desk, target, call, officer in
                try await desk.merge(
                    target, into: CaseNumber(reading: call.input("into", as: String.self)), by: officer)
            },
            act(.provideInformation, .takeCalls, input: [.caseText("text", required: true), .photosOfCase]) {
                desk, target, call, officer in
                try await desk.provideInformation(
                    target, call.input("text"), photos: try await photos(call), by: officer)
            },
            act(.withdraw, .takeCalls, input: [.caseText("note")]) { desk, target, call, officer in
                try await desk.withdraw(target, note: call.input.optional("note"), by: officer)
            },
            act(.attach, .viewCases, input: [.photosOfCase, .caseText("note")]) { desk, target, call, officer in
                let taken: [PhotoHash] = try await photos(call)
                guard !taken.isEmpty else { throw InvalidInput(Field.photosOfCase.name, "required") }
                return try await desk.attach(target, photos: taken, note: call.input.optional("note"), by: officer)
            },
            reveal,
        ]
    }
}

extension FollowUpDraft {
    static let fields: [Field] = [
        CaseSeats.yesNo("contacted"), CaseSeats.yesNo("solved"), .integer("satisfaction", 1...5, required: true),
        .word("whyNot", Dissatisfaction.self), .caseText("remark"),
    ]

    init(_ call: Call) throws {
        self.init(
            contacted: try call.input("contacted") == "yes", solved: try call.input("solved") == "yes",
            satisfaction: try call.input("satisfaction"), whyNot: try call.input.optionalWord("whyNot"),
            remark: try call.input.optional("remark"))
    }
}
