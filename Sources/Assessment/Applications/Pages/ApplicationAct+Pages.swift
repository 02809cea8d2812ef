import Cases
import Kernel
import Site

extension ApplicationRoutes {
    var actPages: [Route] {
        [
            .page(.get, "/applications/{id}", .staffWithOne(of: Self.readers), "application.show") { call in
                try await show(call)
            },
            act("judgement", .staff(.judgeApplications), Self.judgement) { call, target, officer in
                _ = try await desk.judge(
                    target, call.input.word("decision"), because: call.input("reason"), by: officer)
                return .redirect("/applications/\(target.id)", notice: "application.judged")
            },
            act("question", .staff(.judgeApplications), [.applicationText("question", required: true)]) {
                call, target, officer in
                _ = try await desk.askEvidence(target, call.input("question"), by: officer)
                return .redirect("/applications/\(target.id)", notice: "application.asked")
            },
            act("evidence", .staff(.handleCases), [.applicationText("text", required: true), .evidencePhotos]) {
                call, target, officer in
                _ = try await desk.addEvidence(target, call.input("text"), photos: photos(call), by: officer)
                return .redirect("/applications/\(target.id)", notice: "application.added")
            },
            act("withdrawal", .staff(.handleCases), [.applicationText("note")]) { call, target, officer in
                _ = try await desk.withdraw(target, note: call.input.optional("note"), by: officer)
                return .redirect("/applications/\(target.id)", notice: "application.withdrawn")
            },
            act("appeal", .staffWithOne(of: [.handleCases, .superviseCases]), Self.appeal) { call, target, officer in
                let draft = ApplicationDraft(
                    .appeal, because: try call.input.word("ground"), try call.input("statement"),
                    photos: try await photos(call))
                let file: Application = try await desk.appeal(against: target, draft, by: officer)
                return .redirect("/applications/\(file.id)", notice: "application.filed")
            },
        ]
    }

    private static let judgement: [Field] = [
        .word("decision", Decision.self, required: true), .applicationText("reason", required: true),
    ]

    private static let appeal: [Field] = [
        .word("ground", ApplicationGround.self, required: true), .applicationText("statement", required: true),
        .evidencePhotos,
    ]

    private func act(
        _ word: String, _ access: Access, _ input: [Field],
        _ body: @escaping @Sendable (Call, ApplicationTarget, Officer) async throws -> Reply
    ) -> Route {
        .page(
            .post, "/applications/{id}/\(word)", access, "application.\(word)",
            input: input + [.integer("_version", 1...1_000_000)], bodyLimit: Field.evidenceLimit,
            form: { call in try await show(call) }
        ) { call in try await body(call, call.applicationTarget(), call.officer()) }
    }

    private func show(_ call: Call) async throws -> Reply {
        let view: ApplicationView = try await desk.open(call.applicationID(), by: call.officer())
        return .page("application", ApplicationFilePage(view, try await names(call), call))
    }
}
