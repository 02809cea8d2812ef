import Accounts
import Kernel
import Site

/// The form with which a resident reports a matter.
struct ReportPage: Sendable {
    struct Form: Sendable {
        let description: FormField
        let kind: FormField
        let place: PlaceField
        let photos: PhotosField
        let category: FormField
        let who: FormField
        let phone: FormField
        let name: FormField
        let confidential: FormField
    }

    let form: Form
}

/// After sending: the number, and what comes next by when.
struct ReceiptPage: Sendable {
    struct Step: Sendable {
        let what: String
        let when: String?
    }

    let grouped: String
    let keep: String
    let steps: [Step]
    let followPath: String
}

extension CaseSeats {
    var reportPages: [Route] {
        [
            .page(.get, "/report", .everyone, "case.page.report") { call in try await report(call) },
            .page(
                .post, "/report", .everyone, "case.page.report.send", input: Self.reportFields,
                bodyLimit: SeatPhotos.body,
                form: { call in try await report(call) }
            ) { call in try await send(call) },
            .page(.get, "/report/{key}", .everyone, "case.page.receipt") { call in try await receipt(call) },
        ]
    }

    private static let reportFields: [Field] =
        [
            .caseText("description", required: true), .word("kind", CaseKind.self), .text("category", max: 60),
            Field("who", .word(["named", "anonymous", "mine"]), required: true), .text("phone", max: 30),
            .text("name", max: 50),
            .flag("confidential"), .photosOfCase,
        ] + Field.placeFields

    private func report(_ call: Call) async throws -> Reply {
        let names: CaseNames = try await names(call)
        let mine: PhoneNumber? = try await ownPhone(call)
        var ways: [(value: String, label: String)] = ["named", "anonymous"].map {
            ($0, call.say("page.report.who.\($0)"))
        }
        if let mine { ways.insert(("mine", call.say("page.report.phone.mine", ["phone": mine.masked])), at: 0) }
        let kinds: [CaseKind] = [.help, .complaint, .inquiry, .suggestion, .report, .praise]
        let longest: Int = try await desk.rules().longestText
        return .page(
            "case-report",
            ReportPage(
                form: ReportPage.Form(
                    description: FormField("description", call, required: true, maxLength: longest),
                    kind: FormField(
                        "kind", call, value: CaseKind.help.rawValue, required: true,
                        choices: kinds.map { ($0.rawValue, call.word($0).capitalFirst) }),
                    place: PlaceFields.make(call, names),
                    photos: PhotosField("photos", call, limit: SeatPhotos.count, megabytes: SeatPhotos.megabytes),
                    category: CategoryField.make(call, names),
                    who: FormField("who", call, value: mine == nil ? "named" : "mine", required: true, choices: ways),
                    phone: FormField("phone", call, required: true, maxLength: 30),
                    name: FormField("name", call, maxLength: 50),
                    confidential: FormField("confidential", call))))
    }

    private func send(_ call: Call) async throws -> Reply {
        let who: String = try call.input("who")
        let isAnonymous: Bool = who == "anonymous"
        let standing: ReporterStanding =
            isAnonymous ? .anonymous : call.input.flag("confidential") ? .confidential : .named
        var draft = CaseDraft(
            kind: try call.input.optionalWord("kind") ?? .help, channel: .phonePage, standing: standing,
            description: try call.input("description"))
        draft.category = try call.category()
        draft.address = try call.input.optional("place")
        var intake = CaseIntake(draft, reporter: isAnonymous ? nil : try await reporter(call, who))
        try await locate(&intake, call)
        intake.photos = try await photos(call)
        let received: ReceivedCase = try await desk.receive(intake, by: call.visitor, once: call.once)
        return .redirect("/report/\(desk.link(to: received.id))")
    }

    private func reporter(_ call: Call, _ who: String) async throws -> Reporter {
        let own: Phone? = who == "mine" ? try await ownPhone(call).map { try Phone($0.digits) } : nil
        let typed: Phone? = try own ?? call.input.optional("phone").map { try Phone($0) }
        return Reporter(name: try call.input.optional("name"), phone: typed)
    }

    /// The number a resident signed in with.
    private func ownPhone(_ call: Call) async throws -> PhoneNumber? {
        guard case .resident(let id) = call.visitor else { return nil }
        return try await residents.phone(of: id)
    }

    private func receipt(_ call: Call) async throws -> Reply {
        let key: String = try call.parameter("key")
        let file: Case = try await desk.open(link: key).file
        let rules: CaseRules = try await desk.rules()
        let isAnonymous: Bool = file.standing == .anonymous
        let last: String = isAnonymous ? "close" : "followUp"
        let steps: [ReceiptPage.Step] = [
            ReceiptPage.Step(
                what: call.say("page.receipt.step.dispatch"),
                when: file.dispatchClock.map { call.say("page.receipt.by", ["when": call.moments.moment($0.due)]) }),
            ReceiptPage.Step(
                what: call.say("page.receipt.step.reply"),
                when: call.say(
                    "page.receipt.by",
                    ["when": call.moments.moment(rules.term(.reply, for: file.matter, from: file.createdAt).due)])),
            ReceiptPage.Step(what: call.say("page.receipt.step.\(last)"), when: nil),
        ]
        return .page(
            "case-receipt",
            ReceiptPage(
                grouped: file.number.grouped,
                keep: call.say(isAnonymous ? "page.receipt.keep.anonymous" : "page.receipt.keep.phone"), steps: steps,
                followPath: "/follow/\(key)"))
    }
}
