import Agencies
import Kernel
import Site
import Territory

/// The one screen of a call.
struct CallPage: Sendable {
    struct Form: Sendable {
        let phone: FormField
        let name: FormField
        let standing: FormField
        let kind: FormField
        let description: FormField
        let category: FormField
        let urgency: FormField
        let place: PlaceField
        let answer: FormField
        let result: FormField
    }

    struct Earlier: Sendable {
        let phone: String
        let cases: [OwnCaseLine]
    }

    struct Nearby: Sendable {
        let cases: [OwnCaseLine]
        let isEmpty: Bool

        init(_ cases: [OwnCaseLine]) {
            self.cases = cases
            isEmpty = cases.isEmpty
        }
    }

    let form: Form
    let earlier: Earlier?
    let foundPlace: String?
    /// Open cases of the same kind nearby; nil until category and place are known.
    let nearby: Nearby?
    let proposal: ProposalMark?
    let agency: FormField
    let answerOpen: Bool
}

/// What is already known of a call, to look up the rest.
private struct CallFacts: Sendable {
    var phone: Phone?
    var category: TreePath?
    var place: Place?
}

extension CaseSeats {
    var callPages: [Route] {
        [
            .page(.get, "/calls/new", .staff(.takeCalls), "case.page.call") { call in
                try await callPage(call, CallFacts())
            },
            .page(.post, "/calls/look", .staff(.takeCalls), "case.page.call.look", input: Self.callFields) { call in
                try await look(call)
            },
            .page(
                .post, "/calls", .staff(.takeCalls), "case.page.call.take", input: Self.callFields,
                form: { call in try await callPage(call, CallFacts()) }
            ) { call in try await take(call) },
        ]
    }

    private static let callFields: [Field] =
        [
            .text("phone", max: 30), .text("name", max: 50), .word("standing", ReporterStanding.self),
            .word("kind", CaseKind.self), .caseText("description"), .text("category", max: 60),
            .word("urgency", Urgency.self), .id("agency"), .caseText("answer"), .caseText("result"),
            Field("then", .word(["dispatch", "keep", "answer"])),
        ] + Field.placeFields

    private func callPage(_ call: Call, _ facts: CallFacts) async throws -> Reply {
        let names: CaseNames = try await names(call)
        let agencies: [Agency] = names.agencies.values.filter(\.isActive).sorted { $0.path < $1.path }
        var proposal: ProposalMark?
        if facts.category != nil || facts.place != nil {
            let found: CaseProposal = try await desk.propose(category: facts.category, territory: facts.place?.path)
            proposal = CaseProposalWords(call, names).mark(found)
        }
        let isKnown: Bool = facts.category != nil && facts.place != nil
        let near: [OwnCaseLine] = try await nearby(facts.category, facts.place?.path, call)
        let entered: [String: String] = call.refused?.entered ?? [:]
        return .page(
            "case-call",
            CallPage(
                form: form(call, names, longest: try await desk.rules().longestText),
                earlier: try await earlier(facts.phone, call),
                foundPlace: facts.place.map { names.wholePlace($0.path) },
                nearby: isKnown ? CallPage.Nearby(near) : nil,
                proposal: proposal,
                agency: FormField(
                    "agency", call, value: call.typed("agency"), choices: agencies.map { ($0.id.description, $0.name) }),
                answerOpen: entered["then"] == "answer"))
    }

    private func form(_ call: Call, _ names: CaseNames, longest: Int) -> CallPage.Form {
        CallPage.Form(
            phone: FormField("phone", call, value: call.typed("phone"), required: true, maxLength: 30),
            name: FormField("name", call, value: call.typed("name"), maxLength: 50),
            standing: FormField(
                "standing", call, value: call.typed("standing") ?? ReporterStanding.named.rawValue, required: true,
                choices: call.options(ReporterStanding.self, "standing")),
            kind: FormField(
                "kind", call, value: call.typed("kind") ?? CaseKind.help.rawValue, required: true,
                choices: CaseKind.allCases.filter { $0 != .finding }.map { ($0.rawValue, call.word($0).capitalFirst) }),
            description: FormField(
                "description", call, value: call.typed("description"), required: true, maxLength: longest),
            category: CategoryField.make(call, names, value: call.typed("category").map { TreePath(key: $0) }),
            urgency: FormField(
                "urgency", call, value: call.typed("urgency") ?? Urgency.normal.rawValue, required: true,
                choices: call.options(Urgency.self, "urgency")),
            place: PlaceFields.make(call, names, address: call.typed("place"), at: try? call.point()),
            answer: FormField("answer", call, value: call.typed("answer"), maxLength: longest),
            result: FormField("result", call, value: call.typed("result"), maxLength: longest))
    }

    /// The caller's earlier cases, as far as the operator may see them.
    private func earlier(_ phone: Phone?, _ call: Call) async throws -> CallPage.Earlier? {
        guard let phone else { return nil }
        var filter = CaseFilter()
        filter.phone = phone
        let page: CasePage = try await desk.list(filter, .newest, limit: 6, by: call.officer())
        return CallPage.Earlier(
            phone: MaskedReporter.mask(phone: phone.digits),
            cases: page.rows.map { OwnCaseLine($0, href: "/cases/\($0.number)", call) })
    }

    /// Fills the side of the screen with what the typed facts lead to; nothing is kept.
    private func look(_ call: Call) async throws -> Reply {
        var facts = CallFacts()
        facts.phone = try? call.input.optional("phone").map { try Phone($0) }
        facts.category = try call.category()
        let atlas: TerritoryAtlas = try await territory.atlas()
        let address: String? = try call.input.optional("place")
        facts.place =
            try call.point().flatMap { atlas.locate($0) } ?? address.flatMap { atlas.locate(address: $0).first?.place }
        return try await callPage(call, facts)
    }

    private func take(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let then: String = try call.input.optional("then") ?? "dispatch"
        if then == "answer" { try mustAnswer(call) }
        if then != "keep", try call.category() == nil { throw InvalidInput("category", "required") }
        let received: ReceivedCase = try await desk.receive(try await intake(call), by: call.visitor, once: call.once)
        let target = CaseTarget(received.number)
        switch then {
        case "answer":
            _ = try await desk.answerAtOnce(
                target, ReplyTexts(result: try call.input("result"), answer: try call.input("answer")), by: officer)
            return .redirect("/cases/\(received.number)?done=call", notice: "caseAnswered")
        case "dispatch":
            return try await dispatched(target, call, officer)
        default:
            return .redirect("/cases/\(received.number)?done=call", notice: "caseCreated")
        }
    }

    /// The case exists whatever the rules say of dispatching it; then it waits in the queue, and the page says why.
    private func dispatched(_ target: CaseTarget, _ call: Call, _ officer: Officer) async throws -> Reply {
        do {
            _ = try await desk.dispatch(target, to: DispatchChoice(to: call.input.optional("agency")), by: officer)
            return .redirect("/cases/\(target.number)?done=call", notice: "caseDispatched")
        } catch is CaseRefusal {
            return .redirect("/cases/\(target.number)?done=call", notice: "caseNotDispatched")
        }
    }

    private func mustAnswer(_ call: Call) throws {
        let missing: [FieldFault] = try ["answer", "result"].compactMap { name in
            try call.input.optional(name, as: String.self) == nil ? FieldFault(name, "required") : nil
        }
        guard missing.isEmpty else { throw InvalidInput(missing) }
    }

    private func intake(_ call: Call) async throws -> CaseIntake {
        let standing: ReporterStanding = try call.input.optionalWord("standing") ?? .named
        var draft = CaseDraft(
            kind: try call.input.optionalWord("kind") ?? .help, channel: .hotline, standing: standing,
            description: try call.input.optional("description") ?? "")
        draft.urgency = try call.input.optionalWord("urgency") ?? .normal
        draft.category = try call.category()
        draft.address = try call.input.optional("place")
        let phone: Phone? = try call.input.optional("phone").map { try Phone($0) }
        var intake = CaseIntake(
            draft,
            reporter: standing == .anonymous ? nil : Reporter(name: try call.input.optional("name"), phone: phone))
        try await locate(&intake, call)
        return intake
    }
}

extension Call {
    /// What was typed into a form that is shown again without having been refused.
    fileprivate func typed(_ name: String) -> String? { try? input.optional(name, as: String.self) }
}
