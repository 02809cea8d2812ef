import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import Testing

@testable import Territory

@Suite("Pages and endpoints of components") struct ComponentPagesTests {
    private let lamp = "/components/3201020118000001"

    @Test("the list narrows by what stands in the address, and its export can be imported again")
    func list() async throws {
        try await withRegisterSite { register, site in
            var visitor: Browser = browser(site, "viewer")
            #expect(try await visitor.get("/components").text.contains("No components"))
            try await register.importing()
            let all = try await visitor.get("/components")
            #expect(all.html.links.contains { $0.address == lamp })
            #expect(!all.html.links.contains { $0.address == "/components/import" })
            for query in ["kind=streetTree", "agency=P1", "code=T-", "kind=streetTree&territory=320102&state=inUse"] {
                let page = try await visitor.get("/components?\(query)")
                #expect(page.text.contains("Old plane") && !page.text.contains("Gate lamp"), "\(query)")
            }
            #expect(
                try await visitor.get("/components?territory=320102002001001").text.contains("map.geojson?territory"))
            #expect(try await visitor.get("/components?kind=spaceship").status == 422)
            let file = try await visitor.get("/components.csv?kind=streetTree")
            #expect(String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n").count == 2)
            let whole = try await visitor.get("/components.csv")
            let report = try await register.desk.importing(whole.bytes, ComponentOptions(.csv), by: editor())
            #expect(report.faults == [] && report.unchanged == 4)
        }
    }

    @Test("a component shows its facts, its map, its history and its cases; only stewards see forms")
    func show() async throws {
        try await withRegisterSite { register, site in
            try await register.importing()
            var visitor: Browser = browser(site, "viewer")
            let page = try await visitor.get(lamp)
            #expect(page.text.contains("Gate lamp") && page.text.contains("Lamp Works"))
            #expect(page.text.contains("2026 1123") && page.text.contains("Imported"))
            #expect(page.html.form(lamp) == nil)
            let map: JSON = try await visitor.get(lamp + "/map.geojson").json
            #expect(map["features"].list.map { $0["geometry"]["type"].text } == ["MultiPolygon", "Point"])
            #expect(map["features"].list.last?["properties"]["href"].text == lamp)
            #expect(try await visitor.get("/components/NONE").status == 404)
            #expect(try await visitor.post(lamp, ["name": "x"]).status == 403)
            #expect(try await visitor.get("/components/import").status == 403)
        }
    }

    @Test("a steward changes and marks it on its page; what does not fit comes back in words")
    func change() async throws {
        try await withRegisterSite { register, site in
            try await register.importing()
            var visitor: Browser = browser(site, "local")
            try await visitor.get(lamp)
            let saved = try await visitor.submit(lamp, ["name": "South lamp", "agency": "P1"])
            #expect(saved.location == lamp + "?notice=componentChanged")
            let lamp: Component = try await register.desk.find(code: "3201020118000001")
            #expect(lamp.name == "South lamp" && lamp.agency == Register.parks && lamp.version == 2)
            try await visitor.get(self.lamp)
            let wrong = try await visitor.submit(self.lamp + "/state", ["state": "missing", "reason": "repaired"])
            #expect(wrong.status == 422 && wrong.text.contains("does not fit"))
            let marked = try await visitor.submit(self.lamp + "/state", ["state": "missing", "reason": "stolen"])
            #expect(marked.status == 303)
            #expect(try await visitor.get(self.lamp).text.contains("State changed (stolen)"))
            let away = try await visitor.submit(self.lamp, ["longitude": "10"])
            #expect(away.status == 422 && away.text.contains("not in the city"))
        }
    }

    @Test("a file sent on the page is imported, or refused with all its faults; again it shows the difference")
    func importing() async throws {
        try await withRegisterSite { register, site in
            var visitor: Browser = browser(site, "editor")
            try await visitor.get("/components/import")
            let bad: String = Register.csv + "Z9,spaceship,,118.79,32.05,,,\n"
            let refused = try await visitor.post(
                "/components/import", [:], files: [SentFile("file", named: "a.csv", Array(bad.utf8))])
            #expect(refused.status == 422 && refused.text.contains("no such kind of component: spaceship"))
            let done = try await visitor.post(
                "/components/import", [:], files: [SentFile("file", named: "a.csv", Array(Register.csv.utf8))])
            #expect(done.status == 200 && done.text.contains("4 added"))
            let next: String = Register.csv.replacing("Old plane", with: "Young plane")
            let again = try await visitor.post(
                "/components/import", [:], files: [SentFile("file", named: "a.csv", Array(next.utf8))])
            #expect(again.text.contains("Old plane → Young plane"))
        }
    }

    @Test("a component's code in an address finds its place, and says so")
    func search() async throws {
        try await withRegisterSite { register, site in
            try await register.importing()
            var nobody = Browser(site)
            let found: JSON = try await nobody.get(
                "/places/search?" + Browser.encoded([("q", "路灯3201020118000001不亮")])
            ).json
            let first: JSON = try #require(found.list.first)
            #expect(first["code"].text == "320102002001001" && first["level"].text == "grid")
            #expect(first["derived_from"].text == "component" && first["confidence"] == .number(0.99))
            #expect(first["longitude"] == .number(118.78))
            var program: Browser = browser(site, "viewer")
            let items: JSON = try await program.get("/api/v1/territory/search?q=T-17").json
            #expect(items["items"].list.first?["derived_from"].text == "component")
            let names: JSON = try await nobody.get("/places/search?q=%E7%8E%84%E6%AD%A6%E5%8C%BA").json
            #expect(names.list.first?["derived_from"].text == "names")
        }
    }

    @Test("programs import, list, show and look around a point")
    func programs() async throws {
        try await withRegisterSite { _, site in
            var program: Browser = browser(site, "editor")
            let made = try await program.json(.post, "/api/v1/components/import", ["content": .text(Register.csv)])
            #expect(made.status == 201 && made.json["added"] == .number(4))
            let bad = try await program.json(.post, "/api/v1/components/import", ["content": "code,kind\nA1,bench\n"])
            #expect(bad.status == 422 && bad.json["faults"].list.first?["code"].text == "missingPoint")
            let first = try await program.get("/api/v1/components?limit=3").json
            let next: String = try #require(first["next"].text)
            let rest = try await program.get("/api/v1/components?limit=3&" + Browser.encoded([("after", next)])).json
            #expect(first["items"].list.count == 3 && rest["items"].list.count == 1 && rest["next"] == .null)
            let shown = try await program.get("/api/v1/components/T-17")
            #expect(shown.json["kind_name"].text == "Street tree" && shown[header: "ETag"] == "\"1\"")
            let near = try await program.get("/api/v1/components/nearest?longitude=118.78&latitude=32.04&metres=50")
                .json
            #expect(near["items"].list.map { $0["code"].text } == ["3201020118000001", "3201020118000002"])
            #expect(try await program.get("/api/v1/components/nearest?longitude=118.78").status == 422)
            #expect(try await program.get("/api/v1/components/a%00b").status == 404)
        }
    }
}
