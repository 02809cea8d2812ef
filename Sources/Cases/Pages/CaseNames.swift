import Agencies
import Kernel
import Territory

/// The names behind the ids that cases carry, as they stand now.
struct CaseNames: Sendable {
    let agencies: [Identifier<AgencyMark>: Agency]
    let categories: CategoryTree
    let atlas: TerritoryAtlas
    private let agencyNames: [TreePath: String]
    var officers: [Identifier<Visitor>: String] = [:]
    var cases: [Case.ID: CaseNumber] = [:]

    static let unknown = "—"
    private static let step = " › "

    init(agencies: [Identifier<AgencyMark>: Agency], categories: CategoryTree, atlas: TerritoryAtlas) {
        self.agencies = agencies
        self.categories = categories
        self.atlas = atlas
        agencyNames = Dictionary(agencies.values.map { ($0.path, $0.name) }) { first, _ in first }
    }

    func agency(_ id: Identifier<AgencyMark>) -> String { agencies[id]?.name ?? Self.unknown }

    func agency(at path: TreePath) -> String { agencyNames[path] ?? Self.unknown }

    func category(_ path: TreePath?) -> String { path.flatMap { categories[$0]?.name } ?? Self.unknown }

    /// The names from the root down.
    func wholeCategory(_ path: TreePath?) -> String {
        path.map { categories.names($0).joined(separator: Self.step) } ?? Self.unknown
    }

    func place(_ path: TreePath?) -> String { path.flatMap { atlas[path: $0]?.name } ?? Self.unknown }

    /// From the district down, as people say where they are.
    func wholePlace(_ path: TreePath?) -> String {
        guard let path, let place = atlas[path: path] else { return Self.unknown }
        let chain: [Place] = atlas.chain(to: place)
        let near: [Place] = chain.filter { $0.level >= .district }
        return (near.isEmpty ? chain : near).map(\.name).joined(separator: Self.step)
    }

    /// The town, as a list has room for; a wider place by its own name.
    func nearPlace(_ path: TreePath?) -> String {
        guard let path, let place = atlas[path: path] else { return Self.unknown }
        return (atlas.ancestor(of: place, at: .town) ?? place).name
    }

    /// A town with its district before it.
    func shortPlace(_ place: Place) -> String {
        guard place.level == .town, let district = atlas.ancestor(of: place, at: .district) else { return place.name }
        return district.name + Self.step + place.name
    }

    func number(_ id: Case.ID) -> String { cases[id]?.grouped ?? Self.unknown }
}
