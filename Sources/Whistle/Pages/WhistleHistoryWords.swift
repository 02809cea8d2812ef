import Cases
import Kernel
import Site

/// One event of a whistle as a sentence, with what was written at it.
struct WhistleLine: Sendable {
    let when: String
    let exact: String
    let what: String
    let why: [String]
    /// `done` or `grave`, for its mark in the timeline.
    let mark: String?
}

/// The history of a whistle in words.
struct WhistleHistoryWords {
    let call: Call
    let names: WhistleNames
    let view: WhistleView

    /// The newest first.
    var lines: [WhistleLine] { view.history.reversed().map(line) }

    private func line(_ moment: WhistleChange) -> WhistleLine {
        let at: Instant = moment.event.trueTime ?? moment.at
        var facts: [String: String] = facts(of: moment.event)
        facts["who"] = who(moment.author)
        facts["agency"] = moment.event.agency.map(agency) ?? ""
        return WhistleLine(
            when: call.moments.moment(at), exact: call.zone.iso(at),
            what: call.say("whistle.event.\(variant(of: moment.event))", facts), why: written(moment.event),
            mark: moment.event.mark)
    }

    private func who(_ author: Author) -> String {
        guard author.kind == .staff else { return call.say("whistle.who.system") }
        let agency: String? = author.agency.map(names.agency)
        let person: String? = author.person.flatMap { view.officers[$0] }
        return [agency, person].compactMap(\.self).joined(separator: " ")
    }

    private func agency(_ number: CalledAgency.Number) -> String {
        view.file[called: number].map { names.agency($0.agency.id) } ?? WhistleNames.unknown
    }

    private func variant(of event: WhistleEvent) -> String {
        guard case .checkedIn(let fact) = event else { return event.kind.rawValue }
        return "checkedIn.\(fact.proof.method.rawValue)"
    }

    private func facts(of event: WhistleEvent) -> [String: String] {
        switch event {
        case .raised(let fact):
            [
                "kind": call.word(fact.kind),
                "agencies": fact.calls.map { names.agency($0.agency.id) }.joined(separator: ", "),
                "lead": agency(fact.lead),
            ]
        case .called(let fact): ["due": call.moments.moment(fact.due)]
        case .checkedIn(let fact):
            [
                "name": view.texts[fact.name.number] ?? WhistleNames.unknown,
                "distance": fact.proof.distance.map(String.init) ?? "",
                "accuracy": fact.proof.accuracy.map(String.init) ?? "",
            ]
        case .declined(let fact): ["reason": call.word(fact.reason), "due": call.moments.moment(fact.judgeDue)]
        case .overruled(let fact): ["due": fact.due.map(call.moments.moment) ?? ""]
        case .extended(let fact): ["due": call.moments.moment(fact.due)]
        case .taskAdded(let fact): ["task": String(fact.number), "due": fact.due.description]
        case .taskDone(let fact): ["task": String(fact.of), "photos": String(fact.photos)]
        case .taskReopened(let fact): ["task": String(fact.of)]
        case .agencyRated(let fact): fact.rating.facts
        case .whistleRated(let fact): fact.verdict.facts
        case .acknowledged, .judgementOverdue, .upheld, .becameLate, .becameAbsent, .released, .closed: [:]
        }
    }

    /// What people wrote; a name stands in the sentence, and the title above.
    private func written(_ event: WhistleEvent) -> [String] {
        switch event {
        case .raised: return []
        case .checkedIn(let fact): return clock(fact.proof).map { [$0] } ?? []
        default: return event.texts.compactMap { view.texts[$0.number] }
        }
    }

    private func clock(_ proof: CheckInProof) -> String? {
        guard proof.phoneClockIsWrong == true, let time = proof.phoneTime else { return nil }
        return call.say("whistle.phoneClock", ["time": call.zone.text(time)])
    }
}

extension AgencyRating {
    var facts: [String: String] {
        ["arrival": String(arrival), "effort": String(effort), "result": String(result)]
    }
}

extension WhistleVerdict {
    var facts: [String: String] { ["necessary": String(necessary), "ownPower": String(ownPower)] }
}

extension WhistleEvent {
    /// What fell due did so then, however much later it was noticed.
    fileprivate var trueTime: Instant? {
        switch self {
        case .judgementOverdue(let fact), .becameLate(let fact), .becameAbsent(let fact): fact.due
        default: nil
        }
    }

    fileprivate var mark: String? {
        switch self {
        case .checkedIn, .taskDone, .closed: "done"
        case .declined, .judgementOverdue, .becameLate, .becameAbsent, .taskReopened: "grave"
        default: nil
        }
    }
}
