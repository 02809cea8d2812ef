import Accounts
import Agencies
import Calendar
import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Territory

@testable import Cases

/// The small city with the pages of its cases; a session is named after the officer who holds it.
struct SeatsSite: Sendable {
    let city: DeskCity
    let site: Site

    static func with(_ engine: Engine = .sqlite, _ body: (SeatsSite) async throws -> Void) async throws {
        try await DeskCity.with(engine, migrations: TerritorySchema.migrations) { try await body(SeatsSite($0)) }
    }

    private init(_ city: DeskCity) throws {
        self.city = city
        let folder: URL = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let clock: WallClock = city.clock.clock
        let seats = CaseSeats(
            desk: city.desk, pictures: PhotoDesk(database: city.database, clock: clock, files: .folder(folder)),
            territory: CurrentAtlas(database: city.database, clock: clock),
            duties: ResponsibilityDesk(database: city.database, clock: clock),
            residents: ResidentDesk(
                AccountTools(database: city.database, clock: clock, vault: city.vault, gateway: .none)))
        var words = Words()
        let folders: [String] = [
            SiteResources.folder, CalendarResources.folder, CasesResources.folder,
        ]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        site = try Site(
            routes: seats.pages, words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(clock: clock, authenticate: Self.authenticate, menu: []))
    }

    private static let officers: [String: Officer] = [
        "operator": .operator, "dispatcher": .dispatcher, "caller": .caller, "lamps": .lampOfficer,
        "water": .waterOfficer, "keeper": .rulekeeper,
    ]

    private static let authenticate: Authenticate = { credential, _ in
        guard case .session(let name) = credential, let officer = officers[name] else { return .nobody }
        return Authenticated(visitor: .staff(officer), session: SessionMark(csrf: "csrf"))
    }

    func browser(_ language: Language = .english) -> Browser { Browser(site, language: language) }

    func browser(as name: String) -> SignedIn { SignedIn(browser: Browser(site), name: name) }
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

    @discardableResult
    mutating func post(_ path: String, _ fields: [(String, String)]) async throws -> Received {
        try await browser.post(path, fields, session)
    }
}
