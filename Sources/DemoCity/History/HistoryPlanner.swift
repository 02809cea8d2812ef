import Cases
import Kernel

/// Draws the cases of two years: how many, when, where and about what, with the planted incidents among them.
struct HistoryPlanner {
    private let materials: HistoryMaterials
    private let now: Instant
    private let zone: Zone
    private var random: SplitMix64

    private static let days = 730

    init(_ materials: HistoryMaterials, now: Instant, zone: Zone, seed: UInt64) {
        self.materials = materials
        self.now = now
        self.zone = zone
        random = SplitMix64(seed: seed, for: "history")
    }

    /// `count` cases in the order in which they come in.
    mutating func plan(_ count: Int) -> [PlannedCase] {
        var cases: [PlannedCase] = []
        for incident in materials.incidents { cases += plan(incident, of: incident.size(in: count)) }
        let moments: Weighted<Moment>? = moments()
        while let moments, cases.count < count {
            if let ordinary = ordinary(moments.draw(&random)) { cases.append(ordinary) }
        }
        return cases.sorted { $0.at < $1.at }
    }

    private struct Moment {
        let theme: Int
        let day: Day
        let weight: Double
    }

    /// Each theme on each day, with a weekly whim of its own.
    private mutating func moments() -> Weighted<Moment>? {
        let today: Day = zone.day(of: now)
        var moments: [Moment] = []
        for (index, theme) in materials.library.themes.enumerated() {
            var whim: Double = 1
            for ago in (0...Self.days).reversed() {
                let day: Day = today.adding(days: -ago)
                if day.weekday == 1 { whim = max(0.4, 1 + 0.15 * random.bell()) }
                let demand: Double = materials.rhythm.intensity(of: theme, on: day, before: today)
                moments.append(Moment(theme: index, day: day, weight: theme.weight * whim * demand))
            }
        }
        return Weighted(moments) { $0.weight }
    }

    private mutating func ordinary(_ moment: Moment) -> PlannedCase? {
        let theme: Theme = materials.library.themes[moment.theme]
        let at: Instant = zone.instant(moment.day, materials.rhythm.timeOfDay(for: theme.hours, &random))
        guard at < now, let spot = materials.spots.draw(theme.place, &random) else { return nil }
        return plan(theme, at, spot, Circumstance())
    }

    private mutating func plan(_ incident: Incident, of size: Int) -> [PlannedCase] {
        guard let base = materials.library.theme(incident.theme), let top = materials.path(of: incident.place),
            let area = materials.spots.under(top)
        else { return [] }
        let theme: Theme = incident.telling(base)
        let first: Day = zone.day(of: now).adding(days: -incident.daysAgo)
        var circumstance = Circumstance(incident: incident.key, channel: CaseChannel(rawValue: incident.channel))
        return (0..<size).compactMap { _ in
            circumstance.slots = incident.slots.mapValues { random.pick($0) ?? "" }
            let day: Day = first.adding(days: Int(incident.moment(&random) * Double(incident.days)))
            let at: Instant = zone.instant(day, materials.rhythm.timeOfDay(for: theme.hours, &random))
            let estate: [Spot] = circumstance.slots["estate"].map { materials.spots.estate($0, under: top) } ?? []
            let spot: Spot? = random.pick(estate) ?? materials.spots.draw(from: area, &random)
            guard let spot, at < now else { return nil }
            return plan(theme, at, spot, circumstance)
        }
    }

    /// What an incident decides beforehand.
    private struct Circumstance {
        var incident: String?
        var channel: CaseChannel?
        var slots: [String: String] = [:]
    }

    private mutating func plan(
        _ theme: Theme, _ at: Instant, _ spot: Spot, _ circumstance: Circumstance
    ) -> PlannedCase? {
        guard let name = random.pick(theme.categories), let category = materials.categories[name] else { return nil }
        let leaf: String = CategoryName.spoken(name, without: materials.library.common.otherCategory)
        let known: [String: String] = spot.slots.merging(circumstance.slots) { $1 }.merging(["leaf": leaf]) { $1 }
        let told: Story = materials.teller.tell(theme, at: spot.setting, knowing: known, &random)
        let refused: ThemeLibrary.Refused? =
            circumstance.incident == nil && random.chance(0.012) ? random.pick(materials.library.common.refused) : nil
        let channel: CaseChannel = drawChannel(circumstance.channel)
        let standing: ReporterStanding = channel == .gridPatrol ? .anonymous : drawStanding()
        return PlannedCase(
            at: at, theme: theme.key, category: category, kind: drawKind(theme, told.tone, channel),
            urgency: Urgency(rawValue: theme.urgency) ?? .normal, channel: channel, standing: standing, spot: spot,
            story: refused.map { told.replaced(by: $0) } ?? told,
            caller: standing == .anonymous ? nil : materials.callers.draw(&random), incident: circumstance.incident,
            refusal: refused.flatMap { NotAcceptedGround(rawValue: $0.reason) })
    }

    /// Findings are what grid workers see; questions and praise are known by what was said.
    private mutating func drawKind(_ theme: Theme, _ tone: Tone, _ channel: CaseChannel) -> CaseKind {
        guard channel != .gridPatrol else { return .finding }
        switch tone {
        case .praise: return .praise
        case .question: return .inquiry
        case .matter: break
        }
        let known: Set<CaseKind> = [.finding, .praise, .inquiry]
        let kinds: [CaseKind] = theme.kinds.keys.sorted().compactMap(CaseKind.init(rawValue:))
        return Weighted(kinds.filter { !known.contains($0) }, by: { theme.kinds[$0.rawValue] ?? 0 })?.draw(&random)
            ?? .inquiry
    }

    private mutating func drawStanding() -> ReporterStanding {
        let share: Double = random.unit()
        if share < 0.14 { return .anonymous }
        return share < 0.2 ? .confidential : .named
    }

    /// An incident comes mostly, not only, on its own channel.
    private mutating func drawChannel(_ preferred: CaseChannel?) -> CaseChannel {
        if let preferred, random.chance(0.7) { return preferred }
        return Self.channels?.draw(&random).0 ?? .hotline
    }

    private static let channels = Weighted<(CaseChannel, Double)>(
        [(.hotline, 62), (.phonePage, 16), (.web, 12), (.gridPatrol, 5), (.walkIn, 3), (.letter, 2)], by: { $0.1 })
}

extension Story {
    func replaced(by refused: ThemeLibrary.Refused) -> Story {
        Story(
            text: fill(refused.text, slots), address: address, result: result, reply: reply, happy: happy,
            unhappy: unhappy, tone: tone, slots: slots)
    }
}
