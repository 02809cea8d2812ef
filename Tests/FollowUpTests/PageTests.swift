import Agencies
import Calendar
import Cases
import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Territory
import Testing

@testable import FollowUp

/// The small city with the pages of its call-backs; a session is named after the officer who holds it.
struct CallSite: Sendable {
    let city: CallCity
    let site: Site

    init(_ city: CallCity) throws {
        self.city = city
        let clock: WallClock = city.clock.clock
        let routes = FollowUpRoutes(
            city.desk, sampling: city.sampling, territory: CurrentAtlas(database: city.database, clock: clock),
            duties: ResponsibilityDesk(database: city.database, clock: clock))
        var words = Words()
        let folders: [String] = [
            SiteResources.folder, CalendarResources.folder, CasesResources.folder, FollowUpResources.folder,
        ]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        site = try Site(
            routes: routes.routes, words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(clock: clock, authenticate: Self.authenticate, menu: []))
    }

    private static let officers: [String: Officer] = [
        "caller": .caller, "keeper": .keeper, "dispatcher": .dispatcher,
    ]

    private static let authenticate: Authenticate = { credential, _ in
        guard case .session(let name) = credential, let officer = officers[name] else { return .nobody }
        return Authenticated(visitor: .staff(officer), session: SessionMark(csrf: "csrf"))
    }

    static func with(_ body: (CallSite) async throws -> Void) async throws {
        try await CallCity.with(.sqlite, migrations: TerritorySchema.migrations) { try await body(CallSite($0)) }
    }

    func get(_ path: String, as name: String) async throws -> Received {
        var browser = Browser(site, language: .english)
        return try await browser.get(path, ["Cookie": "\(Cookie.sessionName)=\(name)"])
    }

    func post(_ path: String, _ fields: [(String, String)], as name: String, once: String? = nil) async throws
        -> Received
    {
        var browser = Browser(site, language: .english)
        let headers: [String: String] = [
            "Cookie": "\(Cookie.sessionName)=\(name)", "Content-Type": "application/x-www-form-urlencoded",
        ]
        let all: [(String, String)] = fields + [("_csrf", "csrf")] + (once.map { [("_once", $0)] } ?? [])
        return try await browser.send(.post, path, headers, Array(Browser.encoded(all).utf8))
    }
}

@Suite("Pages of call-backs")
struct PageTests {
    private static let good: [(String, String)] = [("contacted", "yes"), ("solved", "yes"), ("satisfaction", "5")]

    @Test("the queue leads to the call, and saving to the next one")
    func call() async throws {
        try await CallSite.with { pages in
            let first: CaseNumber = try await pages.city.replied()
            let second: CaseNumber = try await pages.city.replied()
            try await pages.city.follow()
            let queue: Received = try await pages.get("/call-backs", as: "caller")
            #expect(queue.status == 200 && queue.text.contains(first.grouped) && queue.text.contains(second.grouped))
            let screen: Received = try await pages.get("/call-backs/\(first)?kind=complaint", as: "caller")
            #expect(screen.text.contains("We repaired the lamp today.") && screen.text.contains("138****5678"))
            #expect(!screen.text.contains("13812345678"))
            let saved: Received = try await pages.post(
                "/call-backs/\(first)/answer?kind=complaint", Self.good, as: "caller")
            #expect(saved.location == "/call-backs/\(second)?kind=complaint&notice=followUpSaved")
            #expect(try await pages.city.rows(first).first?.state == .answered)
        }
    }

    @Test("a second click saves nothing twice and leads on as the first did")
    func twice() async throws {
        try await CallSite.with { pages in
            let number: CaseNumber = try await pages.city.replied()
            try await pages.city.follow()
            let once = "0123456789abcdef0123456789abcdef"
            for _ in 0..<2 {
                let saved: Received = try await pages.post(
                    "/call-backs/\(number)/answer", Self.good, as: "caller", once: once)
                #expect(saved.location == "/call-backs?notice=followUpSaved")
            }
            #expect(try await pages.city.cases.open(number, by: .caller).file.followUps.count == 1)
        }
    }

    @Test("the number is shown for the purpose of the call alone, and recorded")
    func phone() async throws {
        try await CallSite.with { pages in
            let number: CaseNumber = try await pages.city.replied()
            let shown: Received = try await pages.post("/call-backs/\(number)/phone", [], as: "caller")
            #expect(shown.text.contains("13812345678"))
            let history: [CaseChange] = try await pages.city.cases.open(number, by: .caller).history
            #expect(
                history.contains { if case .revealed(let fact) = $0.event { fact.purpose == .followUp } else { false } }
            )
        }
    }

    @Test("rules are read by all staff and changed by those who keep them")
    func rules() async throws {
        try await CallSite.with { pages in
            #expect(try await pages.get("/follow-ups/rules", as: "dispatcher").status == 200)
            let row: [(String, String)] = [("kind", "inquiry"), ("percent", "20"), ("_version", "0")]
            #expect(try await pages.post("/follow-ups/rules/rows", row, as: "dispatcher").status == 403)
            #expect(try await pages.post("/follow-ups/rules/rows", row, as: "keeper").status == 303)
            #expect(try await pages.get("/follow-ups/rules", as: "keeper").text.contains("20 %"))
            let stale: Received = try await pages.post("/follow-ups/rules/rows", row, as: "keeper")
            #expect(stale.status == 412 || stale.status == 409)
            let gone: [(String, String)] = [("row", "7"), ("_version", "1")]
            #expect(try await pages.post("/follow-ups/rules/rows/remove", gone, as: "keeper").status == 404)
        }
    }

    @Test("a figure comes with its interval and opens the cases behind it")
    func figures() async throws {
        try await CallSite.with { pages in
            let number: CaseNumber = try await pages.city.replied()
            try await pages.city.follow()
            try await pages.city.desk.answer(CaseTarget(number), .good, by: .caller)
            for by in FigureDivision.allCases {
                let page: Received = try await pages.get("/follow-ups/figures?by=\(by.rawValue)", as: "keeper")
                #expect(page.status == 200 && page.text.contains("100.0 %") && page.text.contains("n = 1"))
            }
            let behind: Received = try await pages.get("/follow-ups/figures/cases?what=solved", as: "keeper")
            #expect(behind.text.contains(number.grouped))
            let table: Received = try await pages.get("/follow-ups/figures.csv", as: "keeper")
            #expect(table.status == 200 && table.text.contains("0.2065"))
            #expect(try await pages.get("/follow-ups/figures", as: "caller").status == 403)
        }
    }
}
