import Foundation
import Kernel
import Site

extension City {
    /// All routes of all capabilities under one roof.
    func site() throws -> Site {
        let routes: [Route] = FrontDoor.pages
        return try Site(
            routes: routes, words: try Self.words(), folders: folders, settings: settings,
            ports: SitePorts(clock: clock, authenticate: { _, _ in .nobody }, menu: Self.menu))
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

    static let textFolders: [String] = [SiteResources.folder]

    static let menu: [MenuItem] = []

    static func words() throws -> Words {
        var words = Words()
        for folder in textFolders + [Resources.folder(of: .module)] { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        return words
    }
}
