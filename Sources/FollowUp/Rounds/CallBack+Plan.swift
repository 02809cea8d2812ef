import Cases
import Kernel

/// What a city's rules say about planning a call.
struct CallPlan: Sendable {
    let rules: SamplingRules
    let hours: CallHours
    let mostTries: Int
}

/// What is known of a round from elsewhere than its case's history.
struct RoundChance: Sendable {
    let sampling: Sampling
    let isReachable: Bool
    let remindedAt: Instant?
}

extension CallBack {
    init(_ rounds: CaseRounds, _ round: Round, _ chance: RoundChance, plan: CallPlan) {
        let file: Case = rounds.file
        let sampling: Sampling = chance.sampling
        let isReachable: Bool = chance.isReachable
        isLast = round.number == rounds.rounds.count
        need = isLast && file.state == .replied ? round.need(sampling, plan.mostTries) : nil
        `case` = file.id
        number = file.number
        self.round = round.number
        repliedAt = round.repliedAt
        due = round.due
        kind = round.kind
        urgency = round.urgency
        channel = round.channel
        standing = round.standing
        category = round.category
        territory = round.territory
        handler = round.handler
        self.isReachable = isReachable
        self.sampling = sampling
        way = isReachable ? (plan.rules.linkChannels.contains(round.channel) ? .link : .phone) : .page
        tries = round.tries.count
        lastTry = round.tries.last
        nextTry = need == .call ? plan.nextTry(round, way) : nil
        state = round.state
        answer = round.answer
        isRedone = round.end == .redone
        remindedAt = chance.remindedAt
    }
}

extension CallPlan {
    /// Who reported by web is given some days to answer by the link before anybody calls.
    fileprivate func nextTry(_ round: Round, _ way: CallBack.Way) -> Instant {
        let patience: Span = way == .link ? .days(rules.linkDays) : .seconds(0)
        return hours.next(after: round.tries.last, from: round.repliedAt + patience)
    }
}

extension Round {
    var state: CallBack.State {
        if answer != nil { return .answered }
        return switch end {
        case .closed(.notSampled): .spared
        case .closed(.noContact), .closed(.anonymous): .unreachable
        case .closed, .redone: .dropped
        case nil: standing == .anonymous ? .unreachable : tries.isEmpty ? .waiting : .missed
        }
    }

    /// What comes next while the case stands answered.
    fileprivate func need(_ sampling: Sampling, _ mostTries: Int) -> CallBack.Need {
        if answer != nil { return .judgement }
        if standing == .anonymous || tries.count >= mostTries { return .closing }
        return sampling.isDrawn || !tries.isEmpty ? .call : .sparing
    }
}
