import Accounts
import Agencies
import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Territory

/// The town with its pages.
struct TownSite: Sendable {
    let town: Town
    let site: Site

    init(_ town: Town) throws {
        self.town = town
        var words = Words()
        let folders: [String] = [
            SiteResources.folder, TerritoryResources.folder, AgenciesResources.folder, AccountsResources.folder,
        ]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        let database: Database = town.tools.database
        let territory = TerritoryDesk(database: database, clock: town.tools.clock)
        let agencies = AgencyDesk(database: database, clock: town.tools.clock)
        let responsibilities = ResponsibilityDesk(database: database, clock: town.tools.clock)
        let categories = CategoryNames { [.init(path: TreePath(root: "01"), name: "Water")] }
        let routes: [Route] =
            AccountRoutes(
                town.tools, responsibilities: responsibilities, territory: territory, categories: categories
            ).routes
            + AgencyRoutes(
                agencies: agencies, responsibilities: responsibilities, territory: territory, categories: categories
            ).routes + [.page(.get, "/", .everyone, "account.me") { _ in .json(["door": "open"]) }]
        site = try Site(
            routes: routes, words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(
                clock: town.tools.clock, authenticate: SessionDesk(town.tools).authenticate,
                menu: AgencyRoutes.menu + AccountRoutes.menu))
    }

    func browser(as login: String) async throws -> Browser {
        var browser = Browser(site)
        try await browser.get("/sign-in")
        try await browser.submit("/sign-in", ["account": login, "password": goodPassword])
        return browser
    }
}

func withSite(_ engine: Engine, gateway: MessageGateway? = nil, _ body: (TownSite) async throws -> Void) async throws {
    try await withTown(engine, gateway: gateway) { try await body(TownSite($0)) }
}
