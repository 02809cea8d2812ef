import Accounts
import Agencies
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@Suite("Pages of the responsibility table")
struct ResponsibilityPageTests {
    private static let head = "category,territory,lead,supports,ground,from,until\n"

    @Test("A row is added, changed from a day on, read as of that day, and ended", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await withSite(engine) { town in
            var browser = try await town.browser(as: "system")
            try await browser.get("/responsibilities")
            let bare = try await browser.post("/responsibilities", ["category": "01/", "agency": "C01"])
            #expect(bare.status == 422 && bare.text.contains("Say what it rests on"))
            try await browser.post(
                "/responsibilities",
                ["category": "01/", "agency": "C01", "support1": "@district", "ground": "Water Act § 1"])
            let row = try #require(try await town.rows().first)
            #expect(row.supports == [.kind(AgencyKind(.district))])
            let page = try await browser.get("/responsibilities/\(row.id)")
            #expect(page.text.contains("Water Act § 1") && page.text.contains("The row was added"))
            let tomorrow = Zone.shanghai.day(of: town.town.now).adding(days: 1)
            let changed = try await browser.submit(
                "/responsibilities/\(row.id)", ["ground": "Water Act § 2", "from": tomorrow.description])
            #expect(changed.location?.hasSuffix("notice=responsibility.changed") == true)
            #expect(try await browser.get("/responsibilities").text.contains("Water Act § 1"))
            let later = try await browser.get("/responsibilities?on=\(tomorrow)&tryCategory=01/")
            #expect(later.text.contains("Water Act § 2") && !later.text.contains("Water Act § 1"))
            #expect(later.text.contains("The table as of"))
            let address = try #require(changed.location?.split(separator: "?").first.map(String.init))
            let versions = try await browser.get(address)
            #expect(versions.text.contains("Water Act § 1") && versions.text.contains("A new version was made"))
            let ended = try await browser.submit("\(address)/end", ["to": tomorrow.description])
            #expect(ended.location?.hasSuffix("notice=responsibility.ended") == true)
        }
    }

    @Test("A file is shown as a difference and then applied; a wrong one changes nothing", arguments: Engine.available)
    func importing(engine: Engine) async throws {
        try await withSite(engine) { town in
            var browser = try await town.browser(as: "system")
            try await browser.get("/responsibilities/import")
            let wrong = try await browser.post(
                "/responsibilities/import", [:], files: [Self.file("Fire,,C99,,,,\n")])
            #expect(wrong.status == 422 && wrong.text.contains("There is no such category: Fire"))
            #expect(try await town.rows().isEmpty)
            let shown = try await browser.post(
                "/responsibilities/import", [:], files: [Self.file("Water,,C01,,Water Act § 1,,\n")])
            #expect(shown.status == 200 && shown.text.contains("1 rows are added"))
            #expect(try await town.rows().isEmpty)
            let applied = try await browser.submit("/responsibilities/import/apply")
            #expect(applied.location == "/responsibilities?notice=responsibility.imported")
            #expect(try await town.rows().map(\.ground) == ["Water Act § 1"])
            let exported = try await browser.get("/responsibilities.csv")
            #expect(exported.text.contains("Water,,C01,,Water Act § 1,"))
        }
    }

    @Test("Faults and gaps have their pages, lists and tables")
    func review() async throws {
        try await withSite(.sqlite) { town in
            var browser = try await town.browser(as: "system")
            try await browser.get("/responsibilities")
            try await browser.post("/responsibilities", ["category": "01/", "type": "gridTeam", "ground": "§ 1"])
            let review = try await browser.get("/responsibilities/review")
            #expect(review.status == 200 && review.text.contains("No active agency is of this kind"))
            #expect(try await browser.get("/responsibilities/gaps?reach=fallback").status == 200)
            #expect(try await browser.get("/responsibilities/gaps.csv").text.contains("District code"))
        }
    }

    @Test("An agency with duties asks who takes over")
    func closing() async throws {
        try await withSite(.sqlite) { town in
            var browser = try await town.browser(as: "system")
            try await browser.get("/agencies/C01")
            let wrong = try await browser.post("/agencies/C01/active", ["active": "0", "successor": "nobody"])
            #expect(wrong.status == 422)
            try await browser.post("/responsibilities", ["category": "01/", "agency": "C01", "ground": "§ 1"])
            let refused = try await browser.post("/agencies/C01/active", ["active": "0"])
            #expect(refused.status == 409 && refused.text.contains("choose who takes over"))
        }
    }

    private static func file(_ lines: String) -> SentFile {
        SentFile("file", named: "table.csv", type: "text/csv", Array((head + lines).utf8))
    }
}

extension TownSite {
    fileprivate func rows() async throws -> [Responsibility] {
        let clock: WallClock = town.tools.clock
        return try await ResponsibilityDesk(database: town.tools.database, clock: clock).list()
    }
}
