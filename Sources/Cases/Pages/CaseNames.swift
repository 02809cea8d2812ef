import Agencies
import Kernel
import Territory

/// The names behind the ids that cases carry, as they stand now.
struct CaseNames: Sendable {
    let agencies: [Identifier<AgencyMark>: Agency]
    let categories: CategoryTree
    let atlas: TerritoryAtlas
    var officers: [Identifier<Visitor>: String] = [:]
    var cases: [Case.ID: CaseNumber] = [:]

    static let unknown = "—"
    private static let step = " › "

    func agency(_ id: Identifier<AgencyMark>) -> String { agencies[id]?.name ?? Self.unknown }

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
        let near: [Place] = chain.count > 2 ? Array(chain.dropFirst(2)) : chain
        return near.map(\.name).joined(separator: Self.step)
    }

    func number(_ id: Case.ID) -> String { cases[id]?.grouped ?? Self.unknown }
}
