import Kernel
import Site
import Territory

/// The pages and endpoints about organisations and the responsibility table.
package struct AgencyRoutes: Sendable {
    let agencies: AgencyDesk
    let responsibilities: ResponsibilityDesk
    let territory: TerritoryDesk
    let categories: CategoryNames

    package init(
        agencies: AgencyDesk, responsibilities: ResponsibilityDesk, territory: TerritoryDesk, categories: CategoryNames
    ) {
        self.agencies = agencies
        self.responsibilities = responsibilities
        self.territory = territory
        self.categories = categories
    }

    package var routes: [Route] {
        agencyPages + responsibilityPages + reviewPages + importPages + agencyAPI + responsibilityAPI + reviewAPI
            + importAPI
    }

    package static let menu: [MenuItem] = [
        MenuItem("agency.menu", "/agencies", .staff(.viewAgencies)),
        MenuItem("responsibility.menu", "/responsibilities", .staff(.viewAgencies)),
    ]
}

/// The categories of cases by name; Cases answers, so that this capability need not know cases.
package struct CategoryNames: Sendable {
    package struct Entry: Sendable {
        package let path: TreePath
        /// With the names of the branches above it.
        package let name: String

        package init(path: TreePath, name: String) {
            self.path = path
            self.name = name
        }
    }

    package let all: @Sendable () async throws -> [Entry]

    package init(all: @escaping @Sendable () async throws -> [Entry]) { self.all = all }
}

/// The names that pages of this capability need, gathered once a page.
package struct PathNames: Sendable {
    package let atlas: TerritoryAtlas
    package let categories: [CategoryNames.Entry]
    private let byPath: [TreePath: String]

    package init(atlas: TerritoryAtlas, categories: [CategoryNames.Entry]) {
        self.atlas = atlas
        self.categories = categories
        byPath = Dictionary(categories.map { ($0.path, $0.name) }) { first, _ in first }
    }

    package func category(_ path: TreePath) -> String? { byPath[path] }
    package func place(_ path: TreePath) -> String? { atlas[path: path]?.name }

    /// Places down to the towns, to choose from; deeper ones are asked for by their code.
    package func placeChoices() -> [(value: String, label: String)] {
        atlas.places.filter { [.province, .city, .district, .town].contains($0.level) }.map { place in
            (place.code, atlas.chain(to: place).map(\.name).joined(separator: " "))
        }
    }

    package func categoryChoices(depth: Int = .max) -> [(value: String, label: String)] {
        categories.filter { $0.path.depth <= depth }.map { ($0.path.key, $0.name) }
    }

    package func place(code: String, field: String) throws -> TreePath {
        guard let place = atlas.place(written: code) else { throw InvalidInput(field, "unknownPlaceCode") }
        return place.path
    }

    package func category(key: String, field: String) throws -> TreePath {
        let path = TreePath(key: key.hasSuffix("/") ? key : key + "/")
        guard byPath[path] != nil else { throw InvalidInput(field, "unknownCategory") }
        return path
    }
}

extension AgencyRoutes {
    func names() async throws -> PathNames {
        PathNames(atlas: try await territory.current.atlas(), categories: try await categories.all())
    }

    func agency(code: String, at now: Instant) async throws -> Agency {
        let table: ResponsibilityTable = try await responsibilities.table(at: now)
        guard let agency = table.agency(code: code) else { throw AgencyRefusal.unknownAgency }
        return agency
    }
}
