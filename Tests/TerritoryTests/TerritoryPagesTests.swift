import Foundation
import HTTPTypes
import Kernel
import Site
import SiteTesting
import Storage
import Testing

@testable import Territory

@Suite("Pages and endpoints of the territory") struct TerritoryPagesTests {
    @Test("An empty territory offers the import; a full one its root")
    func root() async throws {
        try await withSite { desk, site in
            var visitor: Browser = browser(site, "editor")
            #expect(try await visitor.get("/territory").html.links.contains { $0.address == "/territory/import" })
            try await fill(desk)
            let page = try await visitor.get("/territory")
            #expect(page.status == 200)
            #expect(page.html.links.contains { $0.address == "/territory/320102" })
            #expect(page.text.contains("Made-up") == false)
        }
    }

    @Test("A place shows its crumbs, its children, and what is made up")
    func place() async throws {
        try await withSite { desk, site in
            try await fill(desk)
            var visitor: Browser = browser(site, "viewer")
            let page = try await visitor.get("/territory/320102002001")
            #expect(page.html.links.map(\.address).contains("/territory/320102002"))
            #expect(page.html.all(class: "tag-made-up").count == 2)
            #expect(page.html.form("/territory/320102002001") == nil)
            #expect(try await visitor.get("/territory/320199").status == 404)
            #expect(try await visitor.get("/territory/import").status == 403)
        }
    }

    @Test("A file sent on the page is imported, or refused with all its faults in words")
    func importing() async throws {
        try await withSite { desk, site in
            var visitor: Browser = browser(site, "editor")
            try await visitor.get("/territory/import")
            let bad: String = cityCSV + "320102009000,320102000000,,town,,abc,,,\n"
            let refused = try await visitor.post(
                "/territory/import", [:], files: [SentFile("file", named: "a.csv", Array(bad.utf8))])
            #expect(refused.status == 422)
            #expect(refused.text.contains("longitude is not a valid number: abc"))
            #expect(refused.text.contains("There is no name."))
            let done = try await visitor.post(
                "/territory/import", [:], files: [SentFile("file", named: "a.csv", Array(cityCSV.utf8))])
            #expect(done.status == 200 && done.text.contains("15 added"))
            let empty = try await visitor.post("/territory/import", [:], files: [])
            #expect(empty.status == 422 && empty.isHTML)
            #expect(try await desk.current.atlas().places.count == 15)
        }
    }

    @Test("A place is changed on its page; a stale version and another's district are refused")
    func change() async throws {
        try await withSite { desk, site in
            try await fill(desk)
            var visitor: Browser = browser(site, "local")
            try await visitor.get("/territory/320102002")
            let answer = try await visitor.submit("/territory/320102002", ["name": "梅园街道", "aliases": "梅园\n大悲巷"])
            #expect(answer.location == "/territory/320102002?notice=placeChanged")
            #expect(try await desk.find(code: "320102002").aliases == ["梅园", "大悲巷"])
            try await visitor.get("/territory/320102002")
            let stale = try await visitor.post("/territory/320102002", ["name": "x", "version": "1"])
            #expect(stale.status == 412)
            let foreign = try await visitor.post("/territory/320115001", ["name": "x", "version": "1"])
            #expect(foreign.status == 403)
        }
    }

    @Test("The export can be imported again and changes nothing")
    func export() async throws {
        try await withSite { desk, site in
            try await fill(desk)
            var visitor: Browser = browser(site, "viewer")
            let file = try await visitor.get("/territory/3201/places.csv")
            #expect(file.type.hasPrefix("text/csv"))
            let report = try await desk.importing(file.bytes, ImportOptions(.csv), by: editor())
            #expect(report.unchanged == 15 && report.isStored)
        }
    }

    @Test("Everyone may look for places and see boundaries; history stays readable by its number")
    func forEveryone() async throws {
        try await withSite { desk, site in
            try await fill(desk)
            var draft = PlaceDraft(code: "320102", level: .district)
            draft.boundary = square(118, 31)
            _ = try await desk.establish([draft], ImportOptions(.csv))
            draft.boundary = square(118, 31, 2)
            draft.isBoundaryMadeUp = true
            _ = try await desk.establish([draft], ImportOptions(.csv))

            var visitor = Browser(site)
            let found = try await visitor.get(
                "/places/search?q=%E7%8E%84%E6%AD%A6%E5%8C%BA%E6%96%B0%E5%8D%8E%E7%A4%BE%E5%8C%BA")
            #expect(found.json.list.first?["code"].text == "320102002002")
            let map: JSON = try await visitor.get("/territory/3201/boundary.geojson").json
            #expect(map["features"].list.first?["properties"]["made_up"] == .flag(true))
            #expect(map["features"].list.first?["properties"]["href"].text == "/territory/320102")
            let old: JSON = try await visitor.get("/territory/320102/boundary.geojson?number=1").json
            #expect(old["features"].list.first?["properties"]["made_up"] == .flag(false))
            #expect(try await visitor.get("/territory/9/boundary.geojson").status == 404)
            #expect(try await visitor.get("/places/search").json == .list([]))
            var officer: Browser = browser(site, "viewer")
            let page = try await officer.get("/territory/320102?boundary=1")
            #expect(page.text.contains("no longer holds") && page.text.contains("?number=1"))
        }
    }

    @Test("Programs list, locate, search, change and import")
    func programs() async throws {
        try await withSite { desk, site in
            var program: Browser = browser(site, "editor")
            let made = try await program.json(.post, "/api/v1/territory/import", ["content": .text(cityCSV)])
            #expect(made.status == 201 && made.json["added"] == .number(15))
            let bad = try await program.json(.post, "/api/v1/territory/import", ["content": "code\n1\n"])
            #expect(bad.status == 422 && bad.json["faults"].list.first?["line"] == .number(2))

            let first = try await program.get("/api/v1/territory?under=320102&limit=4").json
            #expect(first["items"].list.count == 4)
            let next: String = try #require(first["next"].text)
            let second = try await program.get("/api/v1/territory?under=320102&limit=200&after=\(next)").json
            #expect(second["items"].list.count == 5 && second["next"] == .null)

            let shown = try await program.get("/api/v1/territory/320102000000")
            #expect(shown.json["name"].text == "玄武区" && shown[header: "ETag"] == "\"1\"")
            let changed = try await program.json(
                .patch, "/api/v1/territory/320102", ["name": "玄武新区"], ["If-Match": "\"1\""])
            #expect(changed.json["name"].text == "玄武新区")
            let stale = try await program.json(
                .patch, "/api/v1/territory/320102", ["name": "x"], ["If-Match": "\"1\""])
            #expect(stale.status == 412)
            #expect(try await program.get("/api/v1/territory/locate?longitude=0&latitude=0").code == "outsideTerritory")
            #expect(try await program.get("/api/v1/territory/locate?longitude=999&latitude=0").status == 422)
            let search = try await program.get("/api/v1/territory/search?q=%E6%96%B0%E5%8D%8E%E7%A4%BE%E5%8C%BA").json
            #expect(search["items"].list.count == 2)
        }
    }

    private func fill(_ desk: TerritoryDesk) async throws {
        _ = try await desk.importing(Array(cityCSV.utf8), ImportOptions(.csv), by: editor())
    }
}
