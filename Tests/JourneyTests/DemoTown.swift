import Accounts
import Calendar
import Cases
import DemoCity
import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting

@testable import minhu

/// The demonstration city with a few cases, opened as the program opens it.
struct DemoTown {
    let city: City
    let site: Site

    /// Runs `body` in a freshly founded city and leaves nothing behind.
    static func lend(
        cases: Int = 30, on engine: Engine = .sqlite, _ body: (DemoTown) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try await withEmptyPlace(engine) { place in
                try await lend(cases, Config.testing(folder, place), body)
            }
        }
    }

    private static func lend(
        _ cases: Int, _ config: Config, _ body: (DemoTown) async throws -> Void
    ) async throws {
        let founding: City = try await .open(config, clock: .fixed(at: .testing))
        _ = try await DemoCityFounder(demo, seed: 1, desks: founding.desksForFounding())
            .found(cases: cases, incidents: config.data.appendingPathComponent("incidents.json"))
        try await founding.foundWhistles(seed: 1, max(3, cases / 100))
        try await founding.foundApplications(seed: 1, share: 0.3)
        let record = CityRecord(names: [.chinese: "试城", .english: "Testville"], isDemonstration: true)
        try await founding.database.write { tx in try record.save(in: tx) }
        try await founding.close()
        let city: City = try await .open(config, clock: .fixed(at: .testing))
        try await body(DemoTown(city: city, site: try city.site()))
        try await city.close()
    }

    private static let demo = DemoFolder(
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Demo"))

    /// The same city on a later day.
    func later(by span: Span) async throws -> DemoTown {
        let city: City = try await .open(city.config, clock: .fixed(at: .testing + span))
        return DemoTown(city: city, site: try city.site())
    }

    func browser() -> Browser { Browser(site) }

    /// A member of staff by login name, through a token.
    func staff(_ login: String) async throws -> Browser {
        let token: Secret = try await TokenDesk(city.accounts).make(login: login, label: "test", lifetime: nil)
        return Browser(site, bearer: token.text)
    }

    /// A resident who signed in with a phone and the code a system administrator saw on the simulator's page.
    func resident(_ phone: String = "13800001234") async throws -> Browser {
        var browser = browser()
        try await browser.post("/sign-in/phone", ["phone": phone])
        var administrator = try await staff("sysadmin")
        let code: String = try await administrator.get("/admin/messages").html.all("code").first?.text ?? ""
        try await browser.post("/sign-in/code", ["phone": phone, "code": code])
        return browser
    }
}

extension Config {
    fileprivate static func testing(_ folder: URL, _ database: DatabaseLocation) -> Config {
        Config(
            data: folder, database: database, listen: ListenAddress(host: "127.0.0.1", port: 0), assets: folder,
            tileHosts: [], proxies: [], zone: .shanghai, messages: .simulator,
            address: nil)
    }
}

extension City {
    fileprivate func desksForFounding() throws -> DemoDesks {
        DemoDesks(
            territory: territory, agencies: agencies, responsibilities: responsibilities, accounts: accounts,
            rules: CaseRules(workingTime: WorkingTime(zone: config.zone, holidays: try .bundled())))
    }
}
