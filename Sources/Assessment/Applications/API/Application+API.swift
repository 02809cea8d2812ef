import Cases
import Kernel
import Site

extension ApplicationRoutes {
    var readingAPI: [Route] {
        [
            .api(
                .get, "/applications", .staffWithOne(of: Self.readers), "application.api.list",
                input: ApplicationListQuery.fields, answer: .list(ApplicationItem.fields)
            ) { call in
                let query = try ApplicationListQuery(call)
                let page: ApplicationPage = try await desk.list(
                    query.filter, after: ApplicationPosition(call, query.filter.view),
                    limit: try call.input.optional("limit") ?? 50, by: call.officer())
                let officer: Officer = try call.officer()
                return .json(
                    ApplicationItems(
                        items: page.rows.map { ApplicationItem($0, officer, call.zone) },
                        next: page.next?.cursor.text))
            },
            .api(
                .get, "/applications/{id}", .staffWithOne(of: Self.readers), "application.api.show",
                answer: .object(ApplicationDetail.fields)
            ) { call in
                let view: ApplicationView = try await desk.open(call.applicationID(), by: call.officer())
                return .json(ApplicationDetail(view, call.zone), version: view.file.version)
            },
            .api(
                .get, "/public/exclusions", .everyone, "exclusions.api", input: Self.publicFields,
                answer: .list(PublicItem.fields)
            ) { call in
                let counts: PublicCounts = try await publicCounts(call)
                return .json(
                    PublicItems(
                        items: counts.lines.map(PublicItem.init), next: counts.next?.text,
                        asOf: call.zone.iso(counts.asOf), fewerThan: counts.least,
                        meaning: call.say("exclusions.meaning")))
            },
        ]
    }

    var actingAPI: [Route] {
        [
            .api(
                .post, "/applications", .staff(.handleCases), "application.api.file",
                input: [.text("number", max: 40, required: true)] + Self.draft,
                answer: .object(ApplicationDetail.fields)
            ) { call in
                let draft = ApplicationDraft(
                    try call.input.word("kind"), because: try call.input.word("ground"), try call.input("statement"),
                    photos: try call.photoHashes())
                let number = try CaseNumber(reading: call.input("number", as: String.self))
                let file = try await desk.file(draft, about: number, once: call.once, by: call.officer())
                return try await created(file, call)
            },
            .api(
                .post, "/applications/{id}/appeal", .staffWithOne(of: [.handleCases, .superviseCases]),
                "application.api.appeal", input: Array(Self.draft.dropFirst()),
                answer: .object(ApplicationDetail.fields)
            ) { call in
                let draft = ApplicationDraft(
                    .appeal, because: try call.input.word("ground"), try call.input("statement"),
                    photos: try call.photoHashes())
                return try await created(
                    desk.appeal(against: call.applicationTarget(), draft, by: call.officer()), call)
            },
        ] + smallActs
    }

    private static let draft: [Field] = [
        .word("kind", ApplicationKind.self, required: true), .word("ground", ApplicationGround.self, required: true),
        .text("statement", max: 4_000, required: true), Field("photos", .texts(max: 9)),
    ]

    private var smallActs: [Route] {
        [
            act("judge", .staff(.judgeApplications), Self.verdict) { call, target, officer in
                try await desk.judge(target, call.input.word("decision"), because: call.input("reason"), by: officer)
            },
            act("ask-evidence", .staff(.judgeApplications), [.text("question", max: 4_000, required: true)]) {
                try await desk.askEvidence($1, $0.input("question"), by: $2)
            },
            act(
                "evidence", .staff(.handleCases),
                [.text("text", max: 4_000, required: true), Field("photos", .texts(max: 9))]
            ) {
                try await desk.addEvidence($1, $0.input("text"), photos: $0.photoHashes(), by: $2)
            },
            act("withdraw", .staff(.handleCases), [.text("note", max: 4_000)]) {
                try await desk.withdraw($1, note: $0.input.optional("note"), by: $2)
            },
        ]
    }

    private static let verdict: [Field] = [
        .word("decision", Decision.self, required: true), .text("reason", max: 4_000, required: true),
    ]

    private func act(
        _ word: String, _ access: Access, _ input: [Field],
        _ body: @escaping @Sendable (Call, ApplicationTarget, Officer) async throws -> Application
    ) -> Route {
        .api(
            .post, "/applications/{id}/\(word)", access, "application.api.\(word)", input: input,
            answer: .object(ApplicationDetail.fields)
        ) { call in
            let file: Application = try await body(call, call.applicationTarget(), call.officer())
            let view: ApplicationView = try await desk.open(file.id, by: call.officer())
            return .json(ApplicationDetail(view, call.zone), version: file.version)
        }
    }

    private func created(_ file: Application, _ call: Call) async throws -> Reply {
        let view: ApplicationView = try await desk.open(file.id, by: call.officer())
        return .created(
            ApplicationDetail(view, call.zone), at: "/api/v1/applications/\(file.id)", version: file.version)
    }
}

extension Call {
    /// Pictures taken in before, by their hashes.
    fileprivate func photoHashes() throws -> [PhotoHash] {
        let texts: [String] = try input.optional("photos") ?? []
        return try texts.map { text in
            guard let hash = PhotoHash(text) else { throw ApplicationRefusal.unknownPhoto }
            return hash
        }
    }
}
