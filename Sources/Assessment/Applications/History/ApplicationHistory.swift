import Calendar
import Cases
import Kernel

/// What the history of applications is made of: who judges, by what rules, in what words, and how often.
package struct HistoryStage: Sendable {
    package let judges: [Official]
    package let rules: ApplicationRules
    package let now: Instant
    /// The share of closed cases about which an application is filed.
    package let share: Double
    /// The text of a word of the catalogues.
    package let say: @Sendable (String) -> String
    /// A number for a name, the same each time.
    package let roll: @Sendable (String) -> UInt64

    package init(
        judges: [Official], rules: ApplicationRules, now: Instant, share: Double = 0.01,
        say: @escaping @Sendable (String) -> String, roll: @escaping @Sendable (String) -> UInt64
    ) {
        self.judges = judges
        self.rules = rules
        self.now = now
        self.share = share
        self.say = say
        self.roll = roll
    }
}

/// A closed case, and who answered it.
package struct ClosedMatter: Sendable {
    package let matter: Matter
    package let agency: CaseAgency
    package let person: Identifier<Visitor>?
}

/// What happens to an application at one moment.
package struct HistoryStep: Sendable {
    package let events: [ApplicationEvent]
    package let by: Author
    package let at: Instant
}

/// An application with all that happened to it, as it was filed and judged.
package struct PlannedApplication: Sendable {
    package let applicant: Applicant
    package private(set) var file: Application
    package private(set) var steps: [HistoryStep]

    init?(_ events: [ApplicationEvent], by applicant: Applicant, _ dice: inout HistoryDice) {
        let id: Application.ID = .make(at: applicant.now, using: &dice)
        guard let file = Application.replay(id, events.lazy.map { ($0, applicant.now) }) else { return nil }
        self.file = file
        self.applicant = applicant
        let author = Author(kind: .staff, person: applicant.person, agency: applicant.agency.id)
        steps = [HistoryStep(events: events, by: author, at: applicant.now)]
    }

    mutating func take(_ events: [ApplicationEvent], by author: Author, at now: Instant) {
        for event in events { file.apply(event, at: now) }
        steps.append(HistoryStep(events: events, by: author, at: now))
    }
}

/// Makes the past of the demonstration city's applications by the very rules that judge the present ones.
package struct ApplicationHistory: Sendable {
    let stage: HistoryStage
    /// Cases taken out so far, by agency and month.
    private var excluded: [String: Int] = [:]

    package init(_ stage: HistoryStage) { self.stage = stage }

    /// Whether an application is filed about the case at all.
    package func isChosen(_ number: CaseNumber) -> Bool {
        var dice = HistoryDice("chosen \(number)", stage.roll)
        return dice.chance(stage.share)
    }

    /// The application about a case, and the appeal against it where there is one.
    package mutating func plan(_ closed: ClosedMatter) throws(ApplicationRefusal) -> [PlannedApplication] {
        var dice = HistoryDice("application \(closed.matter.number)", stage.roll)
        guard var first = try filed(closed, &dice) else { return [] }
        guard let judgedAt = try judge(&first, &dice), first.file.state == .refused, dice.chance(0.25) else {
            return [first]
        }
        guard var appeal = try appeal(&first, at: judgedAt, closed, &dice) else { return [first] }
        if let at = try judge(&appeal, &dice), appeal.file.state == .granted, let judge = appeal.lastJudge {
            first.take(first.file.overturned(by: appeal.file.id), by: judge.author, at: at)
            count(first, at: at)
        }
        return [first, appeal]
    }

    private func filed(
        _ closed: ClosedMatter, _ dice: inout HistoryDice
    ) throws(ApplicationRefusal) -> PlannedApplication? {
        guard let answeredAt = closed.matter.answeredAt, closed.matter.parties.agencies.contains(closed.agency.path)
        else { return nil }
        let kind: ApplicationKind = dice.chance(0.75) ? .exclusion : .unreasonableDemand
        let at: Instant = stage.rules.workingTime.adding(.hours(1 + Int(dice.unit() * 40)), to: answeredAt)
        guard at < stage.now, let ground = dice.pick(kind.grounds) else { return nil }
        let applicant = Applicant(agency: closed.agency, person: closed.person, at: at)
        let draft = ApplicationDraft(kind, because: ground, stage.say("application.demo.\(ground.rawValue)"))
        return PlannedApplication(
            try Application.filing(draft, about: closed.matter, by: applicant, under: stage.rules), by: applicant, &dice
        )
    }

    private func appeal(
        _ first: inout PlannedApplication, at judgedAt: Instant, _ closed: ClosedMatter, _ dice: inout HistoryDice
    ) throws(ApplicationRefusal) -> PlannedApplication? {
        let at: Instant = stage.rules.workingTime.adding(.hours(2 + Int(dice.unit() * 30)), to: judgedAt)
        guard at < stage.now, let ground = dice.pick(ApplicationKind.appeal.grounds) else { return nil }
        let applicant = Applicant(agency: closed.agency, person: closed.person, at: at)
        let draft = ApplicationDraft(.appeal, because: ground, stage.say("application.demo.\(ground.rawValue)"))
        let events = try first.file.appealing(draft, about: closed.matter, by: applicant, under: stage.rules)
        guard let appeal = PlannedApplication(events, by: applicant, &dice) else { return nil }
        first.take(try first.file.appealed(by: appeal.file.id), by: appeal.steps[0].by, at: at)
        return appeal
    }
}

extension ApplicationHistory {
    /// Goes on until it is judged, withdrawn, or the present is reached; tells when it was judged.
    private mutating func judge(
        _ planned: inout PlannedApplication, _ dice: inout HistoryDice
    ) throws(ApplicationRefusal) -> Instant? {
        let working = stage.rules.workingTime
        var at: Instant = working.adding(.hours(2 + Int(dice.unit() * 26)), to: planned.applicant.now)
        if dice.chance(0.06), at < stage.now {
            let events = try planned.file.withdrawing(note: nil, under: stage.rules)
            planned.take(events, by: planned.steps[0].by, at: at)
            return nil
        }
        if dice.chance(0.15), let judge = judge(of: planned, &dice), at < stage.now {
            let question: String = stage.say("application.demo.question")
            let asked = try planned.file.askingEvidence(question, by: judge, on: bench(planned, at: at))
            planned.take(asked, by: judge.author, at: at)
            at = working.adding(.hours(3 + Int(dice.unit() * 20)), to: at)
            guard at < stage.now else { return nil }
            let evidence: String = stage.say("application.demo.evidence")
            planned.take(
                try planned.file.addingEvidence(evidence, photos: [], at: at, under: stage.rules),
                by: planned.steps[0].by, at: at)
            at = working.adding(.hours(2 + Int(dice.unit() * 10)), to: at)
        }
        return try decide(&planned, at: at, &dice)
    }

    private mutating func decide(
        _ planned: inout PlannedApplication, at first: Instant, _ dice: inout HistoryDice
    ) throws(ApplicationRefusal) -> Instant? {
        var at: Instant = first
        let decision: Decision = dice.chance(planned.file.kind == .appeal ? 0.3 : 0.45) ? .granted : .refused
        let reason: String = stage.say("application.demo.\(decision.rawValue)")
        while planned.file.state.isOpen, at < stage.now, let judge = judge(of: planned, &dice) {
            let events = try planned.file.judging(decision, because: reason, by: judge, on: bench(planned, at: at))
            planned.take(events, by: judge.author, at: at)
            guard planned.file.state.isOpen else { break }
            at = stage.rules.workingTime.adding(.hours(2 + Int(dice.unit() * 20)), to: at)
        }
        guard planned.file.state.isJudged else { return nil }
        count(planned, at: at)
        return at
    }

    private func judge(of planned: PlannedApplication, _ dice: inout HistoryDice) -> Official? {
        let involved: Involved = planned.file.involved
        return dice.pick(stage.judges.filter { involved.stake(of: $0, involved.parties) == nil })
    }

    private func bench(_ planned: PlannedApplication, at now: Instant) -> Bench {
        Bench(
            parties: planned.file.filing.parties, excludedThisMonth: excluded[key(planned, at: now)] ?? 0, now: now,
            rules: stage.rules)
    }

    private mutating func count(_ planned: PlannedApplication, at now: Instant) {
        if planned.file.isExcluded { excluded[key(planned, at: now), default: 0] += 1 }
    }

    private func key(_ planned: PlannedApplication, at now: Instant) -> String {
        "\(planned.file.agency.path) \(stage.rules.month(of: now))"
    }
}

extension PlannedApplication {
    fileprivate var lastJudge: Official? { file.judgements.last?.by }
}

extension Official {
    fileprivate var author: Author { Author(kind: .staff, person: person, agency: agency.id) }
}
