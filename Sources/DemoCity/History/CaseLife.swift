import Calendar
import Cases
import Kernel

/// What happened at one moment of a generated case, and who did it.
struct Step: Sendable {
    let events: [CaseEvent]
    let at: Instant
    let author: Author
}

/// Lets a planned case live by the rules of cases, up to now and not further.
struct CaseLife {
    let planned: PlannedCase
    let stage: Stage
    let id: Case.ID
    private(set) var file: Case?
    private(set) var steps: [Step] = []
    private(set) var clock: Instant
    var random: SplitMix64

    /// What all lives share.
    struct Stage: Sendable {
        let cast: Cast
        let rules: CaseRules
        let teller: StoryTeller
        let now: Instant
    }

    init(_ planned: PlannedCase, on stage: Stage, random: SplitMix64) {
        self.planned = planned
        self.stage = stage
        self.random = random
        clock = planned.at
        id = .make(at: planned.at, using: &self.random)
    }

    mutating func receive(as number: CaseNumber) throws {
        var draft = CaseDraft(
            kind: planned.kind, channel: planned.channel, standing: planned.standing, description: planned.story.text)
        draft.urgency = planned.urgency
        draft.category = planned.category
        draft.place = planned.spot.place
        draft.address = planned.story.address
        let events: [CaseEvent] = try Case.receiving(
            draft, as: number, by: stage.cast.centre, at: clock, under: stage.rules)
        take(events, by: receiver)
    }

    /// Who takes it in: an operator, or the resident through a page.
    private var receiver: Author {
        mutating get {
            switch planned.channel {
            case .web, .phonePage: .anonymous
            case .gridPatrol: random.pick(stage.cast.gridWorkers) ?? .system
            default: random.pick(stage.cast.operators) ?? .system
            }
        }
    }

    /// Does something after a while; false when that moment has not come yet.
    mutating func act(
        after wait: Wait, by author: Author, _ decide: (Case, Instant, CaseRules) throws -> [CaseEvent]
    ) throws -> Bool {
        let moment: Instant = moment(after: wait)
        guard let file, moment <= stage.now else { return false }
        clock = moment
        take(try decide(file, moment, stage.rules), by: author)
        return true
    }

    private mutating func take(_ events: [CaseEvent], by author: Author) {
        if file == nil {
            file = Case.replay(id, events.map { ($0, clock) })
        } else {
            for event in events { file?.apply(event, at: clock) }
        }
        if !events.isEmpty { steps.append(Step(events: events, at: clock, author: author)) }
    }

    private func moment(after wait: Wait) -> Instant {
        switch wait {
        case .wall(let span): clock + span
        case .working(let span): stage.rules.workingTime.adding(span, to: clock)
        case .until(let instant): max(instant, clock)
        }
    }

    /// Puts in something that another case did to this one; the rest stays as it was.
    mutating func insert(_ events: [CaseEvent], at moment: Instant, by author: Author) {
        let place: Int = steps.firstIndex { $0.at > moment } ?? steps.count
        steps.insert(Step(events: events, at: moment, author: author), at: place)
        file = Case.replay(id, steps.flatMap { step in step.events.map { ($0, step.at) } })
    }

    /// How long until the next step.
    enum Wait {
        case wall(Span)
        case working(Span)
        case until(Instant)
    }
}
