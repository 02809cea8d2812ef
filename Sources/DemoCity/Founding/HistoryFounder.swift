import Calendar
import Cases
import Kernel
import Storage

/// Draws the history, lets it live, and writes it into the log in the order in which it happened.
struct HistoryFounder: Sendable {
    let founder: DemoCityFounder
    let plan: [PlannedPlace]
    let keys: [String: PlaceKey]
    let tree: CategoryTree
    let organisations: Organisations

    func found(_ count: Int) async throws -> [PlantedIncident] {
        guard count > 0, let cast = organisations.cast else { return [] }
        let materials: HistoryMaterials = try materials(count)
        let stage = CaseLife.Stage(
            cast: cast, rules: founder.desks.rules, teller: materials.teller, now: founder.desks.clock.now)
        let lives: [CaseLife] = try await live(count, materials, stage)
        try await HistoryWriter(founder.desks, founder.report).write(lives)
        try await ComponentFounder(founder, materials, cast).found(for: lives)
        return materials.incidents.compactMap { incident in
            materials.path(of: incident.place).flatMap { PlantedIncident(incident, lives, place: $0) }
        }
    }

    private func materials(_ count: Int) throws -> HistoryMaterials {
        let folder: DemoFolder = founder.folder
        let library: ThemeLibrary = try .load(from: folder)
        return HistoryMaterials(
            library: library, rhythm: try .load(from: folder), incidents: try Incident.load(from: folder),
            spots: try SpotMap(plan, keys: keys, .load(from: folder), seed: founder.seed), categories: tree.byNames,
            callers: Callers(count: max(50, count * 2 / 3), names: library.common), places: keys.mapValues(\.path))
    }

    @concurrent private func live(
        _ count: Int, _ materials: HistoryMaterials, _ stage: CaseLife.Stage
    ) async throws -> [CaseLife] {
        var planner = HistoryPlanner(
            materials, now: stage.now, zone: stage.rules.workingTime.zone, seed: founder.seed)
        var maker = HistoryMaker(stage, seed: founder.seed)
        try maker.make(planner.plan(count)) { done in
            founder.report(DemoProgress(step: .cases, done: done, total: count))
        }
        founder.report(DemoProgress(step: .cases, done: count, total: count))
        return maker.lives
    }
}
