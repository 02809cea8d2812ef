import Cases
import Kernel

/// Decides who does what when in a made-up whistle.
struct WhistleCasting {
    let stage: WhistleStage

    func scenes(for file: WhistleFile, _ chance: inout WhistleChance) -> [WhistleScene] {
        var scenes: [WhistleScene] = []
        for agency in file.called { scenes += coming(agency, file, &chance) }
        let last: Instant = scenes.map(\.at).max() ?? file.raisedAt
        return scenes + ending(file, after: last, &chance)
    }

    /// Agencies differ: each has a bent of its own to be in time.
    private func punctuality(_ agency: CaseAgency) -> Double {
        0.72 + Double(agency.path.key.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xff }) / 0xff * 0.22
    }

    private func coming(_ agency: CalledAgency, _ file: WhistleFile, _ chance: inout WhistleChance) -> [WhistleScene] {
        let (number, raised): (Int, Instant) = (agency.number, file.raisedAt)
        let author = Author(kind: .staff, agency: agency.agency.id)
        var due: Instant = agency.due
        var from: Instant = raised
        var scenes: [WhistleScene] = []
        if chance.isTrue(0.08) {
            let at: Instant = chance.moment(raised, due, 0.05...0.3)
            let ruled: Instant = at + chance.minutes(file.kind == .emergency ? 3...22 : 20...400)
            let isUpheld: Bool = chance.isTrue(0.4)
            scenes += refusal(of: agency, from: at, to: ruled, isUpheld ? .upheld : .overruled)
            if isUpheld { return scenes }
            from = ruled
            due = stage.rules.due(stage.rules.clocks(file.kind).arrival, from: ruled)
        } else if chance.isTrue(0.8) {
            let act: WhistleScene.Act = { file, _, _ throws(WhistleRefusal) in try file.acknowledging(number) }
            scenes.append(WhistleScene(at: chance.moment(raised, due, 0.02...0.2), order: 1, author: author, act: act))
        }
        guard chance.isTrue(0.97) else { return scenes }
        let share: ClosedRange<Double> = chance.isTrue(punctuality(agency.agency)) ? 0.2...0.97 : 1.05...2.4
        let arrived: Instant = chance.moment(from, due, share)
        return scenes + [arriving(number, at: arrived, author, &chance)]
    }

    private func refusal(of agency: CalledAgency, from asked: Instant, to ruled: Instant, _ ruling: Ruling)
        -> [WhistleScene]
    {
        let number: Int = agency.number
        let draft = DeclineDraft(
            DeclineReason.allCases[number % DeclineReason.allCases.count], note: stage.say("whistle.demo.decline"))
        let ground: String = stage.say("whistle.demo.\(ruling.rawValue)")
        let author = Author(kind: .staff, agency: agency.agency.id)
        return [
            WhistleScene(at: asked, order: 1, author: author) { file, now, rules throws(WhistleRefusal) in
                try file.declining(number, draft, at: now, under: rules)
            },
            WhistleScene(at: ruled, order: 1, author: Author(kind: .staff)) {
                file, now, rules throws(WhistleRefusal) in
                guard ruling == .upheld else {
                    return try file.overruling(number, because: ground, at: now, under: rules)
                }
                return try file.upholding(number, because: ground, under: rules)
            },
        ]
    }

    private func arriving(_ number: Int, at: Instant, _ author: Author, _ chance: inout WhistleChance) -> WhistleScene {
        let name: String = stage.say("whistle.demo.name.\(chance.whole(1...4))")
        let metres: Double = Double(chance.whole(2...150))
        let accuracy: Double = Double(chance.whole(4...60))
        let (isByPhone, hasWrongClock): (Bool, Bool) = (chance.isTrue(0.7), chance.isTrue(0.02))
        return WhistleScene(at: at, order: 2, author: author) { file, now, rules throws(WhistleRefusal) in
            guard isByPhone, let point = file.place.point else {
                return try file.checkingIn(Arrival(name: name, person: nil, .code), of: number, at: now, under: rules)
            }
            let there = Coordinate(longitude: point.longitude, latitude: point.latitude + metres / 111_195)
            let time: Instant = hasWrongClock ? now - .minutes(7) : now
            let fix = PhoneFix(point: there, accuracy: accuracy, time: time)
            let arrival = Arrival(name: name, person: nil, .phone(fix))
            return try file.checkingIn(arrival, of: number, at: now, under: rules)
        }
    }
}

extension WhistleCasting {
    /// Tasks once agencies are there, the close, and what each side thinks of the other.
    private func ending(_ file: WhistleFile, after last: Instant, _ chance: inout WhistleChance) -> [WhistleScene] {
        let raiser = Author(kind: .staff, agency: file.raiser.id)
        let closed: Instant = last + chance.minutes(120...4_300)
        var scenes: [WhistleScene] = []
        for agency in file.called where chance.isTrue(0.7) {
            scenes += task(scenes.count / 2 + 1, for: agency, between: (last, closed), raiser)
        }
        let (result, why): (String, String) = (stage.say("whistle.demo.result"), stage.say("whistle.demo.why"))
        scenes.append(
            WhistleScene(at: closed, order: 5, author: raiser) { file, _, rules throws(WhistleRefusal) in
                let isDone: Bool = !file.tasks.contains { $0.isOpen }
                return try file.closing(result, despite: isDone ? nil : why, under: rules)
            })
        for agency in file.called { scenes += ratings(of: agency, file, after: closed, &chance) }
        return scenes
    }

    private func task(
        _ number: Int, for agency: CalledAgency, between times: (from: Instant, to: Instant), _ raiser: Author
    ) -> [WhistleScene] {
        let (text, evidence) = (stage.say("whistle.demo.task"), stage.say("whistle.demo.evidence"))
        let half = Span(milliseconds: (times.to - times.from).milliseconds / 2)
        let author = Author(kind: .staff, agency: agency.agency.id)
        return [
            WhistleScene(at: times.from + .minutes(5), order: number, author: raiser) {
                file, now, rules throws(WhistleRefusal) in
                let draft = TaskDraft(for: agency.number, text, due: rules.day(of: now).adding(days: 3))
                return try file.addingTask(draft, at: now, under: rules)
            },
            WhistleScene(at: times.from + half, order: number, author: author) {
                file, _, rules throws(WhistleRefusal) in
                guard let open = file.tasks.first(where: { $0.agency == agency.number && $0.isOpen }) else { return [] }
                return try file.finishingTask(open.number, evidence, photos: 0, under: rules)
            },
        ]
    }

    private func ratings(
        of agency: CalledAgency, _ file: WhistleFile, after closed: Instant, _ chance: inout WhistleChance
    ) -> [WhistleScene] {
        let number: Int = agency.number
        let (effort, result): (Int, Int) = (chance.step(around: 4), chance.step(around: 3.8))
        let isNeedless: Bool = chance.isTrue(0.1)
        let needed: Int = chance.step(around: isNeedless ? 1.5 : 2.4 + punctuality(file.raiser) * 2)
        let verdict = WhistleVerdict(necessary: needed, ownPower: 6 - chance.step(around: Double(needed)))
        let author = Author(kind: .staff, agency: agency.agency.id)
        var scenes: [WhistleScene] = []
        if chance.isTrue(0.9) {
            scenes.append(
                WhistleScene(
                    at: closed + chance.minutes(30...2_000), order: number,
                    author: Author(kind: .staff, agency: file.raiser.id)
                ) { file, now, rules throws(WhistleRefusal) in
                    let isThere: Bool = file[called: number]?.isOnTime ?? false
                    let rating = AgencyRating(arrival: isThere ? 5 : 2, effort: effort, result: result)
                    return try file.rating(number, rating, note: nil, at: RatingMoment(now, rules))
                })
        }
        if chance.isTrue(0.6) {
            scenes.append(
                WhistleScene(at: closed + chance.minutes(30...5_000), order: number, author: author) {
                    file, now, rules throws(WhistleRefusal) in
                    try file.judging(verdict, by: number, note: nil, at: RatingMoment(now, rules))
                })
        }
        return scenes
    }
}
