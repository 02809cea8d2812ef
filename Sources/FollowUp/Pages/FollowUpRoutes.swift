import Agencies
import Cases
import Kernel
import Site
import Storage
import Territory

/// The pages and endpoints of call-backs: the caller's queue, one call, the rules, the figures.
package struct FollowUpRoutes: Sendable {
    let desk: FollowUpDesk
    let sampling: RulesDesk<SamplingRules>
    let territory: CurrentAtlas
    let duties: ResponsibilityDesk

    package init(
        _ desk: FollowUpDesk, sampling: RulesDesk<SamplingRules>, territory: CurrentAtlas, duties: ResponsibilityDesk
    ) {
        self.desk = desk
        self.sampling = sampling
        self.territory = territory
        self.duties = duties
    }

    package var routes: [Route] { queuePages + screenPages + rulePages + figurePages + api }

    package static let menu: [MenuItem] = [MenuItem("menu.followUps", "/call-backs", .staff(.followUpCases))]

    package static let reference: [MenuItem] = [MenuItem("followUp.rules", "/follow-ups/rules", .anyStaff)]

    func names(_ call: Call) async throws -> FollowUpNames {
        FollowUpNames(
            agencies: Array(try await duties.table(at: call.now).agencies.values),
            categories: try await desk.cases.categories.tree(), atlas: try await territory.atlas())
    }
}

/// The names behind the paths that rounds carry, as they stand now.
struct FollowUpNames: Sendable {
    let agencies: [Agency]
    let categories: CategoryTree
    let atlas: TerritoryAtlas
    private let agencyNames: [TreePath: String]

    static let unknown = "—"
    private static let step = " › "

    init(agencies: [Agency], categories: CategoryTree, atlas: TerritoryAtlas) {
        self.agencies = agencies.sorted { $0.path < $1.path }
        self.categories = categories
        self.atlas = atlas
        agencyNames = Dictionary(agencies.map { ($0.path, $0.name) }) { first, _ in first }
    }

    func agency(_ path: TreePath) -> String { agencyNames[path] ?? path.key }

    func agency(_ id: Identifier<AgencyMark>) -> Agency? { agencies.first { $0.id == id } }

    func category(_ path: TreePath?) -> String {
        guard let path else { return Self.unknown }
        let names: [String] = categories.names(path)
        return names.isEmpty ? path.key : names.joined(separator: Self.step)
    }

    func place(_ path: TreePath?) -> String {
        guard let path else { return Self.unknown }
        return atlas[path: path]?.name ?? path.key
    }

    var categoryChoices: [(value: String, label: String)] {
        categories.current.filter { $0.path.depth <= 2 }.map { ($0.path.key, category($0.path)) }
    }

    var districtChoices: [(value: String, label: String)] {
        atlas.places.filter { $0.level == .district }.map { ($0.path.key, $0.name) }
    }

    var agencyChoices: [(value: String, label: String)] { agencies.map { ($0.path.key, $0.name) } }
}
