import Kernel
import Site

/// Draws the page of a case.
struct CaseFileDraw {
    let view: CaseView
    let names: CaseNames
    let call: Call
    let revealed: Reporter?

    private var file: Case { view.file }

    func page(photos: [PhotoMark], asides: [Aside], acts: [ActForm], queue: QueueStrip?) -> CaseFilePage {
        CaseFilePage(
            grouped: file.number.grouped, summary: view.description.summary,
            kindWord: call.word(file.kind).capitalFirst,
            tags: file.tags(call), state: file.state.rawValue, stateWord: call.word(file.state).capitalFirst,
            clock: ClockMark(file.nextDue, call),
            owner: call.say("page.case.owner", ["agency": names.agency(file.owner.id)]),
            description: view.description.beyondSummary,
            photoList: photos, hasPhotos: !photos.isEmpty, texts: texts, facts: facts, reporter: reporter,
            assignments: file.sharesInOrder.map(share), hasAssignments: !file.assignments.isEmpty, asides: asides,
            history: history,
            acts: acts, hasActs: !acts.isEmpty,
            noActs: call.say(file.outcome == nil ? "page.case.acts.none" : "page.case.acts.final"), queue: queue,
            hasQueue: queue != nil, draftDone: call.queried("done"))
    }

    private var history: [HistoryLine] {
        var words = CaseHistoryWords(call, names, texts: view.texts)
        return words.lines(view.history)
    }

    /// What stands out of the history: the open question, and the last reply.
    private var texts: [CaseFilePage.Text] {
        var texts: [CaseFilePage.Text] = []
        if let question = file.question.flatMap({ view.texts[$0] }) {
            texts.append(CaseFilePage.Text(heading: call.say("page.case.question"), body: question, by: nil))
        }
        guard file.answer != nil,
            let last = view.history.last(where: { $0.event.kind == .replied || $0.event.kind == .answeredByLeader })
        else { return texts }
        let headings: [String] =
            last.event.texts.count > 1 ? ["page.case.result", "page.case.answer"] : ["page.case.answer"]
        let by: String = [last.author.agency.map(names.agency), call.moments.moment(last.at)].compactMap(\.self)
            .joined(separator: " · ")
        let written = zip(headings, last.event.texts).reversed()
        return texts
            + written.compactMap { heading, text in
                view.texts[text.number].map { CaseFilePage.Text(heading: call.say(heading), body: $0, by: by) }
            }
    }

    private func share(_ assignment: Assignment) -> CaseFilePage.Share {
        CaseFilePage.Share(
            number: assignment.number, level: file.level(of: assignment), agency: names.agency(assignment.agency.id),
            part: assignment.part == .support ? call.word(assignment.part) : nil,
            person: assignment.person.flatMap { names.officers[$0] },
            stateWord: assignment.request.map { call.asked($0) } ?? call.word(assignment.state).capitalFirst,
            clock: ClockMark(assignment.nextDue, call),
            binding: assignment.isBinding ? call.say("page.case.binding") : nil,
            offered: call.moments.moment(assignment.offeredAt),
            signed: assignment.signedAt.map(call.moments.moment) ?? CaseNames.unknown,
            replied: assignment.repliedAt.map(call.moments.moment) ?? CaseNames.unknown)
    }

    private var reporter: CaseFilePage.Person {
        if let revealed {
            return CaseFilePage.Person(
                standing: call.word(file.standing).capitalFirst, name: revealed.name, phone: revealed.phone?.digits,
                shown: call.say("page.case.reporter.shown"))
        }
        return CaseFilePage.Person(
            standing: call.word(file.standing).capitalFirst, name: view.reporter?.name, phone: view.reporter?.phone,
            shown: view.isReporterHidden ? call.say("page.case.reporter.hidden") : nil)
    }
}

extension CaseFileDraw {
    private var facts: [CaseFilePage.Fact] {
        var facts: [CaseFilePage.Fact] = [
            fact("category", names.wholeCategory(file.category)), fact("place", names.wholePlace(file.place?.path)),
        ]
        if let address = view.address { facts.append(fact("address", address)) }
        if let point = file.place?.point {
            facts.append(fact("point", "\(rounded(point.latitude)), \(rounded(point.longitude))"))
        }
        facts += [
            fact("urgency", call.word(file.urgency).capitalFirst),
            fact("channel", call.word(file.channel).capitalFirst),
            fact("created", call.zone.text(file.createdAt)), fact("receiver", names.agency(file.firstReceiver.id)),
        ]
        if let verification { facts.append(fact("verification", verification)) }
        if file.returns > 0 { facts.append(fact("returns", String(file.returns))) }
        if file.redos > 0 { facts.append(fact("redos", String(file.redos))) }
        if let leader = view.leader { facts.append(fact("mergedInto", leader.grouped, "/cases/\(leader)")) }
        return facts + view.followers.prefix(12).map { fact("followers", $0.grouped, "/cases/\($0)") }
    }

    private var verification: String? {
        switch file.verification {
        case .asked(let agency): call.say("page.case.verification.asked", ["agency": names.agency(agency.id)])
        case .confirmed: call.say("page.case.verification.confirmed")
        case .notFound: call.say("page.case.verification.notFound")
        case nil: nil
        }
    }

    private func fact(_ name: String, _ value: String, _ href: String? = nil) -> CaseFilePage.Fact {
        CaseFilePage.Fact(label: call.say("page.case.\(name)"), value: value, href: href, wide: false)
    }

    private func rounded(_ degrees: Double) -> String { String((degrees * 100_000).rounded() / 100_000) }
}

extension Case {
    /// Each share with what was passed down from it behind it.
    var sharesInOrder: [Assignment] {
        assignments.filter { $0.parent == nil }.flatMap { [$0] + below($0) }
    }

    private func below(_ share: Assignment) -> [Assignment] {
        assignments.filter { $0.parent == share.number }.flatMap { [$0] + below($0) }
    }

    /// How often it was passed down, as a class of the row.
    func level(of share: Assignment) -> Int {
        share.parent.flatMap(assignment).map { level(of: $0) + 1 } ?? 0
    }
}

extension Call {
    func asked(_ request: ShareRequest) -> String {
        switch request {
        case .return(let reason, _): say("page.case.returnAsked", ["reason": word(reason)])
        case .extension(let amount): say("page.case.extensionAsked", ["amount": String(amount)])
        case .deferral(let deferral): say("page.case.deferralAsked", ["cause": word(deferral.cause)])
        }
    }
}
