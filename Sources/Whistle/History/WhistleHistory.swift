import Cases
import Kernel

/// Makes up the whistles of the demonstration city: most agencies come in time, some are late, some never come, some decline.
package struct WhistleHistory {
    private let stage: WhistleStage
    private var chance: WhistleChance
    private var days: [Day: Int] = [:]

    package init(_ stage: WhistleStage, seed: UInt64) {
        self.stage = stage
        chance = WhistleChance(seed: seed)
    }

    /// A whistle for each occasion, in the order of raising.
    package mutating func lives() -> [WhistleLife] {
        guard !stage.departments.isEmpty else { return [] }
        var raised: [(occasion: WhistleOccasion, at: Instant)] = []
        for occasion in stage.occasions {
            let at: Instant = occasion.case.instant + chance.minutes(60...2_880)
            if at < stage.now { raised.append((occasion, at)) }
        }
        raised.sort { ($0.at, $0.occasion.case) < ($1.at, $1.occasion.case) }
        return raised.compactMap { life($0.occasion, at: $0.at) }
    }

    /// How many numbers of each day are taken.
    package var numbersByDay: [Day: Int] { days }

    private mutating func life(_ occasion: WhistleOccasion, at now: Instant) -> WhistleLife? {
        let day: Day = stage.rules.day(of: now)
        let draft: WhistleDraft = draft(occasion)
        let number = WhistleNumber(day: day, sequence: (days[day] ?? 0) + 1)
        let events: [WhistleEvent]
        do { events = try WhistleFile.raising(draft, as: number, at: now, under: stage.rules) } catch { return nil }
        days[day, default: 0] += 1
        let author = Author(kind: .staff, agency: occasion.raiser.id)
        guard var life = WhistleLife(.make(at: now, using: &chance), events, by: author, at: now) else { return nil }
        var scenes: [WhistleScene] = WhistleCasting(stage: stage).scenes(for: life.file, &chance)
        scenes.sort { ($0.at, $0.order) < ($1.at, $1.order) }
        for scene in scenes where scene.at < stage.now {
            life.pass(to: scene.at, under: stage.rules)
            life.take(scene.events(life.file, under: stage.rules), by: scene.author, at: scene.at)
        }
        life.pass(to: stage.now, under: stage.rules)
        return life
    }

    private mutating func draft(_ occasion: WhistleOccasion) -> WhistleDraft {
        let roll: Double = chance.unit()
        let kind: WhistleKind = roll < 0.45 ? .manyResidents : roll < 0.85 ? .jointEnforcement : .emergency
        var called: [CaseAgency] = []
        for _ in 0..<chance.whole(1...4) {
            let agency: CaseAgency = stage.departments[chance.whole(0...(stage.departments.count - 1))]
            if !called.contains(agency), agency != occasion.raiser { called.append(agency) }
        }
        var draft = WhistleDraft(
            kind, by: occasion.raiser, at: occasion.place,
            title: stage.say("whistle.demo.\(kind.rawValue).\(chance.whole(1...3))"), calling: called,
            lead: called.first?.id ?? occasion.raiser.id)
        draft.case = occasion.case
        draft.category = occasion.category
        return draft
    }
}
