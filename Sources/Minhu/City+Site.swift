import Accounts
import Agencies
import Assessment
import Calendar
import Cases
import FollowUp
import Foundation
import Kernel
import Site
import Storage
import Territory
import Whistle

extension City {
    /// All routes of all capabilities under one roof.
    func site(meters: MeterShelf = MeterShelf()) throws -> Site {
        let words: Words = try Self.words()
        let seats = CaseSeats(
            desk: cases, pictures: photos, territory: territory.current, duties: responsibilities,
            residents: ResidentDesk(accounts), asides: asides)
        let routes: [Route] =
            FrontDoor(meters: meters).pages + seats.pages + CaseAPI(desk: cases, photos: photos).routes
            + territory.routes + agencyRoutes.routes + accountRoutes.routes
            + componentRoutes.routes + caseComponents.routes
            + applicationRoutes.routes + followUpRoutes.routes + CalendarRoutes(calendar).routes
            + whistleRoutes.routes
        let reference = APIReference(described: routes, words: words)
        return try Site(
            routes: routes + reference.pages, words: words, folders: folders, settings: settings,
            ports: SitePorts(clock: clock, authenticate: SessionDesk(accounts).authenticate, menu: Self.menu))
    }

    /// What the branches show beside a case.
    private var asides: [CaseAsides] {
        [whistleRoutes.aside, followUpRoutes.aside, caseComponents.aside, applicationRoutes.aside]
    }

    private var whistleRoutes: WhistleRoutes {
        WhistleRoutes(desk: whistles, pictures: photos, territory: territory.current, duties: responsibilities)
    }

    private var followUpRoutes: FollowUpRoutes {
        FollowUpRoutes(
            followUps, sampling: RulesDesk(database: database, clock: clock), territory: territory.current,
            duties: responsibilities)
    }

    private var applicationRoutes: ApplicationRoutes {
        ApplicationRoutes(
            desk: applications, counts: PublicCountDesk(database: database, clock: clock),
            rules: RulesDesk(database: database, clock: clock), pictures: photos, duties: responsibilities)
    }

    private var agencyRoutes: AgencyRoutes {
        AgencyRoutes(
            agencies: agencies, responsibilities: responsibilities, territory: territory, categories: categoryNames)
    }

    private var componentRoutes: ComponentRoutes {
        ComponentRoutes(desk: components, territory: territory, asides: [caseComponents.cases])
    }

    private var caseComponents: CaseComponentRoutes { CaseComponentRoutes(desk: cases, components: components) }

    private var accountRoutes: AccountRoutes {
        AccountRoutes(accounts, responsibilities: responsibilities, territory: territory, categories: categoryNames)
    }

    private var categoryNames: CategoryNames {
        CategoryNames { [cases] in
            let tree: CategoryTree = try await cases.categories.tree()
            return tree.current.map { .init(path: $0.path, name: tree.names($0.path).joined(separator: " / ")) }
        }
    }

    private var folders: SiteFolders {
        SiteFolders(
            templates: Self.textFolders.map { $0 + "/Templates" },
            assets: [
                AssetFolder(SiteResources.folder + "/Assets", at: "/assets"),
                AssetFolder(config.assets.appendingPathComponent("vendor").path, at: "/assets/vendor"),
            ])
    }

    private var settings: SiteSettings {
        SiteSettings(
            cityName: record?.names ?? [:], isDemonstration: record?.isDemonstration ?? false,
            tileHosts: config.tileHosts, zone: config.zone, proxies: config.proxies)
    }

    static let textFolders: [String] = [
        SiteResources.folder, StorageResources.folder, TerritoryResources.folder, CalendarResources.folder,
        AgenciesResources.folder, AccountsResources.folder, CasesResources.folder, WhistleResources.folder,
        FollowUpResources.folder, AssessmentResources.folder, Resources.folder(of: .module),
    ]

    static let menu: [MenuItem] =
        work + AccountRoutes.menu + reference.map { $0.on(.reference) } + ApplicationRoutes.everyone

    private static let work: [MenuItem] =
        [
            MenuItem("menu.call", "/calls/new", .staff(.takeCalls)),
            MenuItem("menu.queue", "/queue", .staff(.dispatchCases)),
            MenuItem("menu.work", "/work", .staff(.handleCases)),
        ] + FollowUpRoutes.menu + [
            MenuItem("menu.alerts", "/alerts", .staff(.handleCases)),
            MenuItem("menu.cases", "/cases", .staff(.viewCases)),
        ] + WhistleRoutes.menu + ApplicationRoutes.menu

    /// What people look up: rules, working time, places, things and organisations.
    private static let reference: [MenuItem] =
        [MenuItem("menu.rules", "/rules", .anyStaff)] + [MenuItem("category.title", "/categories", .anyStaff)]
        + WhistleRoutes.reference + FollowUpRoutes.reference
        + CalendarRoutes.menu + TerritoryDesk.menu + ComponentRoutes.menu
        + AgencyRoutes.menu

    static func words() throws -> Words {
        var words = Words()
        for folder in textFolders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        return words
    }
}
