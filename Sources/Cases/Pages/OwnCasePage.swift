import Kernel
import Site

/// A case as the person who reported it sees it.
struct OwnCasePage: Sendable {
    struct Step: Sendable {
        let label: String
        let done: Bool
        let now: Bool
    }

    struct Answer: Sendable {
        let text: String
        let by: String
    }

    struct Question: Sendable {
        let text: String
        let path: String
        let description: FormField
        let photos: PhotosField
    }

    struct Asked: Sendable {
        let path: String
        let contacted: FormField
        let solved: FormField
        let satisfaction: FormField
        let whyNot: FormField
        let remark: FormField
    }

    struct Withdraw: Sendable {
        let path: String
        let note: FormField
    }

    let grouped: String
    let summary: String
    let state: String
    let stateWord: String
    let standing: String
    let track: [Step]
    let hasTrack: Bool
    let answer: Answer?
    let question: Question?
    let followUp: Asked?
    /// Nil when the heading says it all.
    let description: String?
    let hasSaid: Bool
    let address: String?
    let photoList: [PhotoMark]
    let hasPhotos: Bool
    let history: [HistoryLine]
    let withdraw: Withdraw?
    let keep: String?
}

extension CaseSeats {
    func own(_ call: Call, returned: String? = nil) async throws -> Reply {
        let key: String = try call.parameter("key")
        let own: ReporterFile = try await desk.open(link: key)
        let names: CaseNames = try await names(call)
        let rules: CaseRules = try await desk.rules()
        return .page(
            "case-public",
            OwnCaseDraw(own: own, names: names, key: key, call: call, returned: returned, rules: rules)
                .page(photos: marks(own.photos, at: "/follow/\(key)", call, own.history)))
    }
}

/// Draws that page.
struct OwnCaseDraw {
    let own: ReporterFile
    let names: CaseNames
    let key: String
    let call: Call
    /// The form that came back, if one did.
    let returned: String?
    let rules: CaseRules

    func page(photos: [PhotoMark]) -> OwnCasePage {
        let file: Case = own.file
        let said: String? = own.texts[1]?.beyondSummary
        return OwnCasePage(
            grouped: file.number.grouped, summary: (own.texts[1] ?? "").summary, state: file.state.rawValue,
            stateWord: call.word(file.state).capitalFirst, standing: standing, track: track, hasTrack: !track.isEmpty,
            answer: answer, question: question, followUp: file.allows(.followUp) ? asked : nil,
            description: said, hasSaid: said != nil || file.address != nil || !photos.isEmpty,
            address: file.address.flatMap { own.texts[$0] }, photoList: photos,
            hasPhotos: !photos.isEmpty, history: CasePublicWords(call, names, texts: own.texts).lines(own.history),
            withdraw: file.allows(.withdraw) && !file.hasReply ? withdraw : nil,
            keep: file.standing == .anonymous ? call.say("page.public.keep") : nil)
    }

    private var standing: String {
        let due: Instant? =
            own.file.state == .handling ? own.file.live?.replyDue : own.file.deferral?.clock.due ?? own.file.nextDue
        return call.say(
            "page.public.standing.\(own.file.state.rawValue)",
            ["agency": names.agency(own.file.handler.id), "due": due.map(call.moments.moment) ?? CaseNames.unknown])
    }

    private static let way: [CaseState] = [.received, .dispatched, .handling, .replied, .closed]

    /// Empty for a case that left the usual way.
    private var track: [OwnCasePage.Step] {
        let state: CaseState = own.file.state == .needsInformation ? .received : own.file.state
        guard let at = Self.way.firstIndex(of: state) else { return [] }
        return Self.way.enumerated().map { index, step in
            OwnCasePage.Step(
                label: call.say("page.public.track.\(step.rawValue)"), done: index < at || state == .closed,
                now: index == at && state != .closed)
        }
    }

    private var answer: OwnCasePage.Answer? {
        guard let number = own.file.answer, let text = own.texts[number] else { return nil }
        let at: Instant? = own.history.last { $0.event.kind == .replied || $0.event.kind == .answeredByLeader }?.at
        return OwnCasePage.Answer(
            text: text,
            by: call.say(
                "page.public.answer.by",
                ["agency": names.agency(own.file.handler.id), "when": at.map(call.moments.moment) ?? ""]))
    }

    private var question: OwnCasePage.Question? {
        guard let number = own.file.question, let text = own.texts[number] else { return nil }
        let call: Call = form("information")
        return OwnCasePage.Question(
            text: text, path: "/follow/\(key)/information",
            description: FormField("text", call, required: true, maxLength: rules.longestText),
            photos: PhotosField("photos", call, limit: SeatPhotos.count, megabytes: SeatPhotos.megabytes))
    }

    private var asked: OwnCasePage.Asked {
        let call: Call = form("follow-up")
        func yesNo(_ name: String) -> FormField {
            FormField(
                name, call, required: true,
                choices: ["yes", "no"].map { ($0, call.say("page.followUp.\(name).\($0)")) })
        }
        return OwnCasePage.Asked(
            path: "/follow/\(key)/follow-up", contacted: yesNo("contacted"), solved: yesNo("solved"),
            satisfaction: FormField(
                "satisfaction", call, required: true,
                choices: (1...5).map { (String($0), call.say("page.followUp.satisfaction.\($0)")) }),
            whyNot: FormField("whyNot", call, choices: call.options(Dissatisfaction.self, "dissatisfaction")),
            remark: FormField("remark", call, maxLength: rules.longestText))
    }

    private var withdraw: OwnCasePage.Withdraw {
        OwnCasePage.Withdraw(
            path: "/follow/\(key)/withdraw", note: FormField("note", form("withdraw"), maxLength: rules.longestText))
    }

    /// Only the form that came back shows what was typed.
    private func form(_ word: String) -> Call {
        var call: Call = call
        if word != returned { call.refused = nil }
        return call
    }
}
