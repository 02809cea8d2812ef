import Agencies
import Cases
import Kernel

extension CaseLife {
    /// Sent to whom the table proposes; true once an agency has it and will keep it.
    mutating func dispatch() throws -> Bool {
        let proposal = stage.cast.proposal(planned.category, planned.spot.path)
        guard try offer(to: proposal.agency, on: proposal.ground) else { return false }
        guard random.chance(0.06), proposal.agency.id != stage.cast.centre.id else { return true }
        return try giveBack(from: proposal.agency, on: proposal.ground)
    }

    private mutating func offer(to agency: CaseAgency, on ground: DispatchGround?) throws -> Bool {
        try act(after: pace.dispatch(&random), by: aDispatcher) { file, at, rules in
            try file.dispatching(to: agency, on: ground, at: at, under: rules)
        }
    }

    /// 退单: judged by the dispatcher; it goes to another agency, or stays.
    private mutating func giveBack(from agency: CaseAgency, on ground: DispatchGround?) throws -> Bool {
        guard let due = file?.live?.signDue, let number = file?.live?.number else { return false }
        let reason: ReturnReason = random.pick([.wrongTerritory, .notOurDuty, .unclearOwnership]) ?? .notOurDuty
        let remark: String = note(.return)
        let half: Span = Span(milliseconds: (due - clock).milliseconds / 2)
        let officer: Author = stage.cast.officer(of: agency.id, &random)
        let asked: Bool = try act(after: .wall(half), by: officer) { file, at, rules in
            try file.returning(number, because: reason, note: remark, at: at, under: rules)
        }
        guard asked else { return false }
        guard random.chance(0.65) else {
            let refusal: String = note(.refusal)
            return try act(after: pace.dispatch(&random), by: aDispatcher) { file, at, rules in
                try file.refusingReturn(because: refusal, at: at, under: rules)
            }
        }
        let accepted: Bool = try act(after: pace.dispatch(&random), by: aDispatcher) { file, at, rules in
            try file.acceptingReturn(note: nil, at: at, under: rules)
        }
        let other: CaseAgency = stage.cast.other(than: agency.id, at: planned.spot.path)
        return try accepted && offer(to: other, on: nil)
    }

    /// Signed for and answered; true once there is an answer.
    mutating func handle() throws -> Bool {
        guard let assignment = file?.live else { return false }
        let officer: Author = stage.cast.officer(of: assignment.agency.id, &random)
        let signed: Bool = try act(after: pace.sign(&random), by: officer) { file, at, rules in
            try file.signing(assignment.number, at: at, under: rules)
        }
        guard signed, try workOn(assignment.number, by: officer) else { return false }
        let draft = ReplyDraft(result: planned.story.result, answer: planned.story.reply)
        return try act(after: pace.reply(&random), by: officer) { file, at, rules in
            try file.replying(draft, to: assignment.number, at: at, under: rules)
        }
    }

    var aDispatcher: Author {
        mutating get { random.pick(stage.cast.dispatchers) ?? .system }
    }

    private var pace: Pace { Pace(planned.kind, planned.urgency) }
}

/// How fast the city works on a case: mostly in time, sometimes late.
struct Pace {
    private let isFast: Bool
    private let dispatchMinutes: ClosedRange<Int>
    private let signMinutes: ClosedRange<Int>
    private let replyMinutes: ClosedRange<Int>

    init(_ kind: CaseKind, _ urgency: Urgency) {
        isFast = urgency == .danger || urgency == .utility
        switch (urgency, kind) {
        case (.danger, _): (dispatchMinutes, signMinutes, replyMinutes) = (2...18, 1...12, 20...100)
        case (.utility, _): (dispatchMinutes, signMinutes, replyMinutes) = (3...40, 3...24, 90...1_200)
        case (_, .inquiry): (dispatchMinutes, signMinutes, replyMinutes) = (5...80, 10...180, 30...360)
        default: (dispatchMinutes, signMinutes, replyMinutes) = (5...180, 15...600, 240...2_000)
        }
    }

    func dispatch(_ random: inout SplitMix64) -> CaseLife.Wait { wait(dispatchMinutes, late: 0.03, &random) }
    func sign(_ random: inout SplitMix64) -> CaseLife.Wait { wait(signMinutes, late: 0.04, &random) }
    func reply(_ random: inout SplitMix64) -> CaseLife.Wait { wait(replyMinutes, late: 0.07, &random) }

    private func wait(_ range: ClosedRange<Int>, late: Double, _ random: inout SplitMix64) -> CaseLife.Wait {
        let usual: Int = min(random.whole(range), random.whole(range) + range.count / 4)
        let minutes: Int = random.chance(late) ? usual + range.upperBound * random.whole(1...3) : usual
        let span: Span = .seconds(minutes * 60 + random.whole(0...59))
        return isFast ? .wall(span) : .working(span)
    }
}
