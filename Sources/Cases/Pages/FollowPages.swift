import Kernel
import Site

/// Where residents ask after a case, and see those they reported.
struct FollowPage: Sendable {
    struct Form: Sendable {
        let number: FormField
        let phone: FormField
    }

    struct Mine: Sendable {
        let cases: [OwnCaseLine]
        let isEmpty: Bool
        let pager: Pager?
    }

    let form: Form
    let mine: Mine?
}

/// One of a person's own cases in a list.
struct OwnCaseLine: Sendable {
    let href: String
    let summary: String
    let grouped: String
    let state: String
    let stateWord: String
    let when: String
    /// What the city waits for from them.
    let asked: String?
}

extension CaseSeats {
    var followPages: [Route] {
        [
            .page(.get, "/follow", .everyone, "case.page.follow", input: Field.paging) { call in try await follow(call)
            },
            .page(
                .post, "/follow", .everyone, "case.page.follow.find",
                input: [.text("number", max: 40, required: true), .text("phone", max: 30, required: true)],
                form: { call in try await follow(call) }
            ) { call in
                let number = try CaseNumber(reading: call.input("number", as: String.self))
                let phone = try Phone(try call.input("phone"))
                return .redirect("/follow/\(try await desk.link(for: number, phone: phone))")
            },
            .page(.get, "/follow/{key}", .everyone, "case.page.own") { call in try await own(call) },
            ownAct(
                "information", input: [.caseText("text", required: true), .photosOfCase], notice: "caseInformationSent"
            ) {
                call, target, proof in
                _ = try await desk.provideInformation(
                    target, call.input("text"), photos: try await photos(call), by: proof)
            },
            ownAct("follow-up", input: FollowUpDraft.fields, notice: "caseFollowedUp") { call, target, proof in
                _ = try await desk.followUp(target, FollowUpDraft(call), by: proof)
            },
            ownAct("withdraw", input: [.caseText("note")], notice: "caseWithdrawn") { call, target, proof in
                _ = try await desk.withdraw(target, note: call.input.optional("note"), by: proof)
            },
        ]
    }

    /// What a reporter does on the page of their case.
    private func ownAct(
        _ word: String, input: [Field], notice: String,
        _ perform: @escaping @Sendable (Call, CaseTarget, ReporterProof) async throws -> Void
    ) -> Route {
        .page(
            .post, "/follow/{key}/\(word)", .everyone, "case.page.own.\(word)", input: input,
            bodyLimit: SeatPhotos.body,
            form: { call in try await own(call, returned: word) }
        ) { call in
            let key: String = try call.parameter("key")
            let id: Case.ID = try desk.linked(key)
            try await perform(call, CaseTarget(try await desk.open(link: key).file.number), .link(id))
            return .redirect("/follow/\(key)", notice: notice)
        }
    }

    private func follow(_ call: Call) async throws -> Reply {
        .page(
            "case-follow",
            FollowPage(
                form: FollowPage.Form(
                    number: FormField("number", call, required: true, maxLength: 40),
                    phone: FormField("phone", call, required: true, maxLength: 30)),
                mine: try await mine(call)))
    }

    private func mine(_ call: Call) async throws -> FollowPage.Mine? {
        guard case .resident(let id) = call.visitor else { return nil }
        let page: CasePage = try await desk.own(id, after: CasePosition(call, .newest), limit: 20)
        let lines: [OwnCaseLine] = page.rows.map { row in
            OwnCaseLine(row, href: "/follow/\(desk.link(to: row.id))", call)
        }
        return FollowPage.Mine(
            cases: lines, isEmpty: lines.isEmpty,
            pager: page.next.map { Pager(summary: "", next: "/follow?after=\($0.cursor.text)") })
    }
}

extension OwnCaseLine {
    init(_ row: CaseRow, href: String, _ call: Call) {
        self.href = href
        summary = row.summary.summary
        grouped = row.number.grouped
        state = row.state.rawValue
        stateWord = call.word(row.state).capitalFirst
        when = call.moments.moment(row.createdAt)
        asked =
            switch row.state {
            case .needsInformation: call.say("page.follow.asked.question")
            case .replied: call.say("page.follow.asked.followUp")
            default: nil
            }
    }
}
