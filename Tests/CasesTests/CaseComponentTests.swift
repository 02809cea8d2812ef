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
import Testing

@testable import Cases

@Suite("The component a case is about") struct CaseComponentTests {
    @Test("is named, changed and taken back by who may locate the case", arguments: Engine.available)
    func naming(engine: Engine) async throws {
        try await Street.with(engine) { street in
            let number: CaseNumber = try await street.city.receive()
            let id: Case.ID = try #require(try await street.id(of: number))
            try await street.city.desk.name(component: "L-1", of: CaseTarget(number), by: .dispatcher)
            #expect(try await street.city.desk.component(of: id)?.code == "L-1")
            street.city.clock.move(by: .minutes(5))
            try await street.city.desk.name(component: "L-2", of: CaseTarget(number), by: .operator)
            #expect(try await street.city.desk.component(of: id)?.code == "L-2")
            try await street.city.desk.name(component: nil, of: CaseTarget(number), by: .dispatcher)
            #expect(try await street.city.desk.component(of: id) == nil)
            let first: Component = try await street.desk.find(code: "L-1")
            let past: [ComponentPast.Act] = try await street.desk.history(of: first).map(\.act)
            #expect(past.contains(.named) && past.contains(.released))
        }
    }

    @Test("is refused to others, for unknown codes, and once the case is over", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await Street.with(engine) { street in
            let number: CaseNumber = try await street.city.receive()
            await #expect(throws: NotAllowed.self) {
                try await street.city.desk.name(component: "L-1", of: CaseTarget(number), by: .lampOfficer)
            }
            await #expect(throws: ComponentRefusal.unknownComponent) {
                try await street.city.desk.name(component: "L-9", of: CaseTarget(number), by: .dispatcher)
            }
            _ = try await street.city.desk.notAccept(
                CaseTarget(number), because: .outsideJurisdiction, note: nil, by: .dispatcher)
            await #expect(throws: CaseComponentRefusal.caseIsOver) {
                try await street.city.desk.name(component: "L-1", of: CaseTarget(number), by: .dispatcher)
            }
            #expect(try await street.city.database.value("SELECT COUNT(*) FROM case_component", as: Int.self) == 0)
        }
    }

    @Test("is one event for one request sent twice", arguments: Engine.available)
    func twice(engine: Engine) async throws {
        try await Street.with(engine) { street in
            let number: CaseNumber = try await street.city.receive()
            let key = IdempotencyKey("k", scope: "test", request: [1])
            for _ in 0..<2 {
                try await street.city.desk.name(
                    component: "L-1", of: CaseTarget(number, once: key), by: .dispatcher)
            }
            let events: Int? = try await street.city.database.value(
                "SELECT COUNT(*) FROM event WHERE kind = 'namedByCase'")
            #expect(events == 1)
        }
    }

    @Test("leads to its cases, the latest first, and only to those one may see", arguments: Engine.available)
    func cases(engine: Engine) async throws {
        try await Street.with(engine) { street in
            let first: CaseNumber = try await street.city.receive()
            let second: CaseNumber = try await street.city.receive()
            let lamp: Component = try await street.desk.find(code: "L-1")
            for number in [first, second] {
                street.city.clock.move(by: .minutes(1))
                try await street.city.desk.name(component: "L-1", of: CaseTarget(number), by: .dispatcher)
            }
            let seen = try await street.city.desk.cases(about: lamp.id, by: .dispatcher)
            #expect(seen.seen.map(\.file.number) == [second, first] && seen.hidden == 0 && !seen.isMore)
            let others = try await street.city.desk.cases(about: lamp.id, by: .waterOfficer)
            #expect(others.seen.isEmpty && others.hidden == 2)
            try await expectIndexed(CaseComponent.listing(of: lamp.id, limit: 21), on: street.city.database)
        }
    }

    @Test("is chosen on a page of the case's, from what stands nearby or by code")
    func page() async throws {
        try await Street.with(.sqlite) { street in
            let number: CaseNumber = try await street.city.receive()
            var browser = Browser(try street.site(), language: .english, bearer: "dispatcher")
            let form: Received = try await browser.get("/cases/\(number)/component")
            #expect(form.text.contains("Street lamp · Gate lamp · L-1"))
            let named: Received = try await browser.post("/cases/\(number)/component", ["code": "L-1"])
            #expect(named.location == "/cases/\(number)?notice=caseDone")
            #expect(try await browser.get("/aside/\(number)").text.contains("/components/L-1"))
            #expect(try await browser.get("/components/L-1").text.contains(number.grouped))
            let wrong: Received = try await browser.post("/cases/\(number)/component", ["code": "L-9"])
            #expect(wrong.status == 404 || wrong.status == 422)
            let made = try await browser.json(.post, "/api/v1/cases/\(number)/component", ["code": "L-2"])
            #expect(made.status == 200 && made.json["component"].text == "L-2")
            var stranger = Browser(try street.site(), language: .english, bearer: "water")
            #expect(try await stranger.get("/cases/\(number)/component").status == 403)
        }
    }
}

/// The small city of case tests with two lamps at the point where its cases happen.
private struct Street: Sendable {
    let city: DeskCity
    let desk: ComponentDesk
    let territory: TerritoryDesk

    static func with(_ engine: Engine, _ body: (Street) async throws -> Void) async throws {
        try await DeskCity.with(engine, migrations: TerritorySchema.migrations + CaseComponentSchema.migrations) {
            city in
            let territory = TerritoryDesk(database: city.database, clock: city.clock.clock)
            var root = PlaceDraft(code: "3201", level: .city)
            root.name = "City"
            root.boundary = Boundary(
                ring: [(118, 31), (120, 31), (120, 33), (118, 33), (118, 31)].map {
                    Coordinate(longitude: $0.0, latitude: $0.1)
                })
            _ = try await territory.establish([root], ImportOptions(.csv))
            let desk = ComponentDesk(
                database: city.database, clock: city.clock.clock, territory: territory.current, zone: .shanghai,
                agencies: ComponentAgencies { [] }, kinds: try .bundled())
            _ = try await desk.establish([draft("L-1", 118.78), draft("L-2", 118.7802)], at: .testing)
            try await body(Street(city: city, desk: desk, territory: territory))
        }
    }

    private static func draft(_ code: String, _ longitude: Double) throws -> ComponentDraft {
        var draft = ComponentDraft(line: 1, code: code)
        draft.kind = try ComponentKinds.bundled()[word: "streetLamp"]
        draft.name = code == "L-1" ? "Gate lamp" : "Wall lamp"
        draft.point = Coordinate(longitude: longitude, latitude: 32.04)
        return draft
    }

    func id(of number: CaseNumber) async throws -> Case.ID? {
        try await city.database.read { try Case.id(of: number, in: $0) }
    }

    /// The routes of both sides, and the aside of a case as a page of its own.
    func site() throws -> Site {
        let naming = CaseComponentRoutes(desk: city.desk, components: desk)
        let aside: Route = .page(.get, "/aside/{number}", .anyStaff, "case.page.show") { call in
            let view: CaseView = try await naming.desk.open(call.caseNumber(), by: call.officer())
            let shown: Aside? = try await naming.aside(call, view.file)
            return .json(shown.map { $0.lines.compactMap(\.href) } ?? [])
        }
        var words = Words()
        let folders: [String] = [
            SiteResources.folder, CalendarResources.folder, TerritoryResources.folder, CasesResources.folder,
        ]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        let routes = ComponentRoutes(desk: desk, territory: territory, asides: [naming.cases])
        return try Site(
            routes: naming.routes + routes.routes + [aside], words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(clock: city.clock.clock, authenticate: Self.authenticate, menu: []))
    }

    private static let authenticate: Authenticate = { credential, _ in
        guard case .bearer(let name) = credential else { return .nobody }
        let sees = CaseAgency.centre
        let officer: Officer =
            name == "water"
            ? .waterOfficer : .holding([.viewCases, .dispatchCases, .viewTerritory], in: sees)
        return Authenticated(visitor: .staff(officer), session: nil)
    }
}
