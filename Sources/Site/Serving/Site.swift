import HTTPTypes
import Hummingbird
import Kernel
import Logging

/// Everything pages and endpoints share, put together once at start.
package struct Site: Sendable {
    package let routes: [Route]
    package let words: Words
    package let assets: AssetShelf
    let pages: PageRenderer
    let problems: Problems
    let headers: HTTPFields
    let ports: SitePorts

    package init(routes: [Route], words: Words, folders: SiteFolders, settings: SiteSettings, ports: SitePorts) throws {
        self.words = words
        self.ports = ports
        assets = try AssetShelf(folders: folders.assets)
        pages = try PageRenderer(folders: folders.templates, words: words, assets: assets, settings: settings)
        problems = Problems(words: words, pages: pages)
        headers = SecurityHeaders.fields(tileHosts: settings.tileHosts)
        self.routes = routes
        try RouteCheck.check(routes, words: words)
    }

    /// The responder the server and the tests call.
    package func responder() -> SiteResponder {
        let router = Router(context: SiteContext.self)
        for route in routes {
            let endpoint = Endpoint(route: route, site: self)
            router.on(RouterPath(Self.pattern(route.path)), method: route.method.http) { request, context in
                await endpoint.respond(to: request, context)
            }
        }
        return SiteResponder(site: self, router: router.buildResponder(), addresses: AddressBook(routes))
    }

    /// `/cases/{number}` as the router writes it.
    private static func pattern(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("{") && $0.hasSuffix("}") ? ":" + $0.dropFirst().dropLast() : String($0) }
            .joined(separator: "/")
    }
}

/// Where pages and their parts lie on the disk.
package struct SiteFolders: Sendable {
    package let templates: [String]
    package let assets: [AssetFolder]

    package init(templates: [String], assets: [AssetFolder]) {
        self.templates = templates
        self.assets = assets
    }
}

/// What the city's configuration says of its pages.
package struct SiteSettings: Sendable {
    package let cityName: [Language: String]
    /// Set for a demonstration city; shown on every page.
    package let isDemonstration: Bool
    package let tileHosts: [String]
    package let zone: Zone
    /// The addresses of our reverse proxies, whose word on where a request came from is believed.
    package let proxies: [String]

    package init(
        cityName: [Language: String] = [:], isDemonstration: Bool = false, tileHosts: [String] = [],
        zone: Zone = .shanghai, proxies: [String] = []
    ) {
        self.cityName = cityName
        self.isDemonstration = isDemonstration
        self.tileHosts = tileHosts
        self.zone = zone
        self.proxies = proxies
    }
}

/// What Site asks of others.
package struct SitePorts: Sendable {
    package let clock: WallClock
    package let authenticate: Authenticate
    /// The menu of a visitor: places with the permission they need are left out by Site.
    package let menu: [MenuItem]

    package init(clock: WallClock, authenticate: @escaping Authenticate, menu: [MenuItem]) {
        self.clock = clock
        self.authenticate = authenticate
        self.menu = menu
    }
}

/// An entry of the menu; `word` is a key of the catalogues.
package struct MenuItem: Sendable {
    package let word: String
    package let path: String
    package let access: Access
    package private(set) var shelf = MenuShelf.work

    package init(_ word: String, _ path: String, _ access: Access) {
        self.word = word
        self.path = path
        self.access = access
    }

    package func on(_ shelf: MenuShelf) -> MenuItem {
        var item: MenuItem = self
        item.shelf = shelf
        return item
    }
}

/// Where an entry of the menu stands.
package enum MenuShelf: Sendable {
    /// In the bar: what people work in.
    case work
    /// In the fold behind the others: looked up now and then.
    case reference
    /// At the foot of the pages of residents: what everyone may read.
    case everyone
}
