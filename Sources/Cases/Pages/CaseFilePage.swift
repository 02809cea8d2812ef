import Kernel
import Site

/// A case with everything known of it, for those who work on it.
struct CaseFilePage: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
        let href: String?
        let wide: Bool
    }

    struct Text: Sendable {
        let heading: String
        let body: String
        let by: String?
    }

    struct Share: Sendable {
        let number: Int
        /// How often it was passed down.
        let level: Int
        let agency: String
        let part: String?
        let person: String?
        let stateWord: String
        let clock: ClockMark?
        let binding: String?
        let offered: String
        let signed: String
        let replied: String
    }

    struct Person: Sendable {
        let standing: String
        let name: String?
        let phone: String?
        let shown: String?
    }

    let grouped: String
    let summary: String
    let kindWord: String
    let tags: [TagMark]
    let state: String
    let stateWord: String
    let clock: ClockMark?
    let owner: String
    /// Nil when the heading says it all.
    let description: String?
    let photoList: [PhotoMark]
    let hasPhotos: Bool
    let texts: [Text]
    let facts: [Fact]
    let reporter: Person
    let assignments: [Share]
    let hasAssignments: Bool
    let asides: [Aside]
    let history: [HistoryLine]
    let acts: [ActForm]
    let hasActs: Bool
    let noActs: String
    let queue: QueueStrip?
    let hasQueue: Bool
    /// The draft that was accepted on the way here.
    let draftDone: String?
}

extension CaseSeats {
    var casePages: [Route] {
        [.page(.get, "/cases/{number}", .anyStaff, "case.page.show") { call in try await casePage(call) }]
    }

    /// `returned`: the act whose form is shown again. `revealed`: the reporter, just shown for a recorded purpose.
    func casePage(_ call: Call, returned: SeatAct? = nil, revealed: Reporter? = nil) async throws -> Reply {
        let officer: Officer = try call.officer()
        let view: CaseView = try await desk.open(call.caseNumber(), by: officer)
        var names: CaseNames = try await names(call)
        names.officers = try await desk.officers(in: view.history)
        names.cases = try await desk.numbers(in: view.history)
        let rules: CaseRules = try await desk.rules()
        let acts: [SeatAct] = SeatActs(file: view.file, officer: officer, rules: rules, now: call.now).all
        var proposal: ProposalMark?
        if acts.contains(.dispatch) {
            let found: CaseProposal = try await desk.propose(
                category: view.file.category, territory: view.file.place?.path)
            proposal = CaseProposalWords(call, names).mark(found)
        }
        let trail = SeatTrail(call)
        let forms = ActForms(
            call: call, officer: officer, file: view.file, texts: view.texts, names: names, rules: rules,
            proposal: proposal,
            candidates: acts.contains(.merge)
                ? try await nearby(view.file.category, view.file.place?.path, besides: view.file.number, call) : [],
            address: view.address, trail: trail, returned: returned)
        let draw = CaseFileDraw(view: view, names: names, call: call, revealed: revealed)
        return .page(
            "case",
            draw.page(
                photos: marks(view.photos, at: "/cases/\(view.file.number)", call, view.history),
                asides: try await asides(of: view.file, call), acts: forms.forms(acts),
                queue: try await strip(trail, current: view.file.number, names, call)))
    }

    private func asides(of file: Case, _ call: Call) async throws -> [Aside] {
        var found: [Aside] = []
        for aside in asides {
            if let one = try await aside(call, file) { found.append(one) }
        }
        return found
    }

    /// Shows the reporter once, in the answer to this very request; the next page is masked again.
    var reveal: Route {
        .page(
            .post, "/cases/{number}/reveal", .staff(.revealReporters), "case.page.reveal",
            input: [
                .word("purpose", RevealPurpose.self, required: true), .caseText("note", required: true),
                .integer("_version", 0...1_000_000),
            ],
            form: { call in try await casePage(call, returned: .reveal) }
        ) { call in
            let (reporter, _) = try await desk.reveal(
                CaseTarget(try call.caseNumber()), for: call.input.word("purpose"), note: call.input("note"),
                by: call.officer())
            return try await casePage(call, revealed: reporter)
        }
    }
}
