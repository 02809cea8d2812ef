import Agencies
import Assessment
import Calendar
import Cases
import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting

/// The small city with the pages of its applications; a session is named after the officer who holds it.
struct TownSite: Sendable {
    let town: Town
    let site: Site

    static func with(_ engine: Engine = .sqlite, _ body: (TownSite) async throws -> Void) async throws {
        try await Town.with(engine) { try await body(TownSite($0)) }
    }

    private init(_ town: Town) throws {
        self.town = town
        let clock: WallClock = town.clock.clock
        let routes = ApplicationRoutes(
            desk: town.desk, counts: PublicCountDesk(database: town.database, clock: clock),
            rules: RulesDesk(database: town.database, clock: clock), pictures: town.pictures,
            duties: ResponsibilityDesk(database: town.database, clock: clock))
        var words = Words()
        let folders: [String] = [
            SiteResources.folder, CalendarResources.folder, CasesResources.folder, AssessmentResources.folder,
        ]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        let officers: [String: Officer] = [
            "centre": town.centre, "lamps": town.lamps, "water": town.water, "judge": town.judge,
            "other": town.otherJudge, "city": town.cityJudge, "keeper": town.keeper,
            "colleague": town.officer(60, at: "C01", [.judgeApplications]),
        ]
        site = try Site(
            routes: routes.routes, words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(
                clock: clock,
                authenticate: { credential, _ in
                    let name: String
                    switch credential {
                    case .session(let text), .bearer(let text): name = text
                    }
                    guard let officer = officers[name] else { return .nobody }
                    return Authenticated(visitor: .staff(officer), session: SessionMark(csrf: "csrf"))
                }, menu: []))
    }

    func browser(as name: String) -> SignedIn { SignedIn(browser: Browser(site), name: name) }
    func program(_ name: String) -> Browser { Browser(site, bearer: name) }
}

/// A browser that carries an officer's session.
struct SignedIn {
    var browser: Browser
    let name: String

    private var session: [String: String] { ["Cookie": "\(Cookie.sessionName)=\(name)"] }

    @discardableResult
    mutating func get(_ path: String) async throws -> Received { try await browser.get(path, session) }

    @discardableResult
    mutating func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> Received {
        try await browser.post(path, fields, session)
    }
}
