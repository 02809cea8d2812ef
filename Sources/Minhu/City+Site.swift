import Accounts
import Agencies
import Cases
import Foundation
import Kernel
import Site
import Storage
import Territory

extension City {
    /// All routes of all capabilities under one roof.
    func site(meters: MeterShelf = MeterShelf()) throws -> Site {
        let words: Words = try Self.words()
        let seats = CaseSeats(
            desk: cases, pictures: photos, territory: territory.current, duties: responsibilities,
            residents: ResidentDesk(accounts))
        let routes: [Route] =
            FrontDoor(meters: meters).pages + seats.pages + CaseAPI(desk: cases, photos: photos).routes
            + territory.pages + territory.data + territory.api
        let reference = APIReference(described: routes, words: words)
        return try Site(
            routes: routes + reference.pages, words: words, folders: folders, settings: settings,
            ports: SitePorts(clock: clock, authenticate: authenticate, menu: Self.menu))
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
            tileHosts: config.tileHosts, zone: config.zone)
    }

    static let textFolders: [String] = [
        SiteResources.folder, StorageResources.folder, TerritoryResources.folder, AgenciesResources.folder,
        AccountsResources.folder, CasesResources.folder, Resources.folder(of: .module),
    ]

    static let menu: [MenuItem] = [
        MenuItem("menu.call", "/calls/new", .staff(.takeCalls)),
        MenuItem("menu.queue", "/queue", .staff(.dispatchCases)),
        MenuItem("menu.work", "/work", .staff(.handleCases)),
        MenuItem("menu.followUps", "/follow-ups", .staff(.followUpCases)),
        MenuItem("menu.cases", "/cases", .staff(.viewCases)),
    ]

    static func words() throws -> Words {
        var words = Words()
        for folder in textFolders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        return words
    }
}
