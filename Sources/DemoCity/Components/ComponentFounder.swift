import Cases
import Kernel
import Storage
import Territory

/// Sets up the components of the demonstration city, and which of them its cases are about.
struct ComponentFounder: Sendable {
    let desks: DemoDesks
    let spots: SpotMap
    let cast: Cast
    /// Those whose cases may name a component.
    let categories: Set<TreePath>
    let seed: UInt64

    /// The share of fitting cases that name one.
    private static let share = 0.1
    /// Before the history begins.
    private static let age: Span = .days(760)
    /// From report to naming.
    private static let delay: Span = .minutes(12)

    init(_ founder: DemoCityFounder, _ materials: HistoryMaterials, _ cast: Cast) {
        desks = founder.desks
        spots = materials.spots
        self.cast = cast
        categories = Set(DemoComponentKind.categories.compactMap { materials.categories[$0] })
        seed = founder.seed
    }

    private struct Planned: Sendable {
        let code: String
        let naming: ComponentNaming
    }

    func found(for lives: [CaseLife]) async throws {
        let (drafts, namings) = try draw(lives)
        let report: ComponentReport = try await desks.components().establish(drafts, at: desks.clock.now - Self.age)
        guard report.isStored else {
            throw DemoFault.unreadable(file: "components", detail: "\(report.faults.prefix(3))")
        }
        try await desks.database.write { tx in
            for naming in namings {
                guard let component = try Component.find(code: naming.code, in: tx) else { continue }
                try CaseComponent.name(component.id, by: naming.naming, in: tx)
            }
        }
    }

    private func draw(_ lives: [CaseLife]) throws -> ([ComponentDraft], [Planned]) {
        var planner = ComponentPlanner(try .bundled(), spots, seed: seed)
        var random = SplitMix64(seed: seed, for: "namings")
        var namings: [Planned] = []
        for life in lives where categories.contains(life.planned.category) && random.chance(Self.share) {
            let at: Instant = life.planned.at + Self.delay
            guard let kind = DemoComponentKind.spoken(in: life.planned.story.text), life.planned.refusal == nil,
                at < desks.clock.now, let code = planner.component(kind, at: life.planned.spot)
            else { continue }
            let author: Author = random.pick(cast.operators) ?? .system
            namings.append(Planned(code: code, naming: ComponentNaming(by: life.id, author, at: at)))
        }
        planner.fill(to: min(4_000, 200 + lives.count / 5))
        return (planner.drafts, namings)
    }
}
