import Cases
import HTTPTypes
import Kernel
import Site

/// The story of a whistle on one page.
struct WhistlePageView: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
        let href: String?
    }

    struct Called: Sendable {
        let agency: String
        let lead: Bool
        let standing: String
        let mark: String
        let clock: WhistleClockMark?
        let arrived: String?
        let people: [String]
        let rating: String?
        let verdict: String?
    }

    struct Task: Sendable {
        let number: Int
        let agency: String
        let text: String
        let due: String
        let state: String
        let mark: String
        let evidence: String?
    }

    struct Picture: Sendable {
        let thumbnail: String
        let full: String
        let label: String
    }

    let number: String
    let grouped: String
    let title: String
    let kindWord: String
    let look: String
    let stateWord: String
    let clock: WhistleClockMark?
    let matter: String?
    let facts: [Fact]
    let called: [Called]
    let tasks: [Task]
    let hasTasks: Bool
    let pictures: [Picture]
    let hasPictures: Bool
    let history: [WhistleLine]
    let acts: [WhistleActForm]
    let hasActs: Bool
    let mayCheckIn: Bool
    let mayShowCode: Bool
}

extension WhistleRoutes {
    var filePages: [Route] {
        [
            .page(.get, "/whistles/{number}", Self.access, "whistle.page.show") { call in
                try await filePage(call, returned: nil)
            },
            .page(.get, "/whistles/{number}/photos/{hash}", Self.access, "whistle.page.photo") { call in
                let view: WhistleView = try await desk.open(call.whistleNumber(), by: call.officer())
                guard let hash = PhotoHash(try call.parameter("hash")),
                    view.photos.contains(where: { $0.photo == hash || $0.thumbnail == hash }),
                    let bytes = try pictures.bytes(hash)
                else { throw SiteRefusal.notFound }
                var reply = Reply(.bytes([UInt8](bytes), type: "image/jpeg"))
                reply.headers[.cacheControl] = "private, max-age=31536000, immutable"
                return reply
            },
        ]
    }

    func filePage(_ call: Call, returned: WhistleAct?) async throws -> Reply {
        let officer: Officer = try call.officer()
        let view: WhistleView = try await desk.open(call.whistleNumber(), by: officer)
        let names: WhistleNames = try await names(call)
        let forms = WhistleActForms(
            call: call, view: view, names: names, rules: try await desk.rules(), officer: officer, returned: returned)
        let draw = WhistleFileDraw(view: view, names: names, call: call, officer: officer)
        return .page("whistle", draw.page(forms.forms()))
    }
}

/// Draws the page of a whistle.
struct WhistleFileDraw {
    let view: WhistleView
    let names: WhistleNames
    let call: Call
    let officer: Officer

    private var file: WhistleFile { view.file }

    func page(_ acts: [WhistleActForm]) -> WhistlePageView {
        let own: CalledAgency? = officer.holds(.handleCases) ? file.called(officer.agencyPath) : nil
        let isRaiser: Bool = officer.holds(.raiseWhistles) && officer.agency == file.raiser.id
        return WhistlePageView(
            number: file.number.description, grouped: file.number.grouped, title: view.title,
            kindWord: call.word(file.kind), look: file.state.look, stateWord: call.word(file.state),
            clock: WhistleClockMark(file.nextDue, call), matter: matter, facts: facts,
            called: file.called.map(called), tasks: file.tasks.map(task), hasTasks: !file.tasks.isEmpty,
            pictures: view.photos.map(picture), hasPictures: !view.photos.isEmpty,
            history: WhistleHistoryWords(call: call, names: names, view: view).lines, acts: acts,
            hasActs: !acts.isEmpty, mayCheckIn: file.isOpen && own.map(\.isBound) ?? false,
            mayShowCode: file.isOpen && isRaiser)
    }

    /// What was written when it was raised, beside the title.
    private var matter: String? {
        guard case .raised(let fact) = view.history.first?.event else { return nil }
        return fact.matter.flatMap { view.texts[$0.number] }
    }

    private var facts: [WhistlePageView.Fact] {
        var facts: [WhistlePageView.Fact] = [
            fact("raiser", names.agency(file.raiser.id)), fact("place", names.place(file.place.path)),
            fact("radius", call.say("whistle.metres", ["n": String(file.radius)])),
            fact("raised", call.moments.moment(file.raisedAt)),
        ]
        if let number = view.case { facts.append(fact("case", number.grouped, href: "/cases/\(number)")) }
        if let category = names.category(file.category) { facts.append(fact("category", category)) }
        if let closed = file.closedAt { facts.append(fact("closed", call.moments.moment(closed))) }
        return facts
    }

    private func fact(_ name: String, _ value: String, href: String? = nil) -> WhistlePageView.Fact {
        WhistlePageView.Fact(label: call.say("whistle.fact.\(name)"), value: value, href: href)
    }

    private func called(_ called: CalledAgency) -> WhistlePageView.Called {
        WhistlePageView.Called(
            agency: names.agency(called.agency.id), lead: called.number == file.lead,
            standing: call.word(called.standing), mark: called.standing.mark,
            clock: file.isOpen ? WhistleClockMark(called.nextDue, call) : nil,
            arrived: called.arrivedAt.map { arrival($0, called) },
            people: called.presences.map { view.texts[$0.name] ?? WhistleNames.unknown },
            rating: called.rating.map { call.say("whistle.rating", $0.facts) },
            verdict: called.verdict.map { call.say("whistle.verdict", $0.facts) })
    }

    private func arrival(_ at: Instant, _ called: CalledAgency) -> String {
        let word: String = called.isOnTime == true ? "whistle.arrived.onTime" : "whistle.arrived.late"
        return call.say(word, ["when": call.moments.moment(at)])
    }

    private func task(_ task: JointTask) -> WhistlePageView.Task {
        let isLate: Bool = task.isOpen && file.isOpen && task.due < call.zone.day(of: call.now)
        let state: String = task.isOpen ? isLate ? "late" : "open" : "done"
        return WhistlePageView.Task(
            number: task.number,
            agency: file[called: task.agency].map { names.agency($0.agency.id) } ?? WhistleNames.unknown,
            text: view.texts[task.text] ?? "", due: task.due.description,
            state: call.say("whistle.task.\(state)"), mark: isLate ? "overdue" : task.isOpen ? "soon" : "done",
            evidence: task.evidence.flatMap { view.texts[$0] })
    }

    private func picture(_ photo: WhistlePhoto) -> WhistlePageView.Picture {
        let path: String = "/whistles/\(file.number)/photos/"
        return WhistlePageView.Picture(
            thumbnail: path + photo.thumbnail.description, full: path + photo.photo.description,
            label: call.say("whistle.photo", ["n": String(photo.number)]))
    }
}
