import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@testable import minhu

@Suite("A whistle, from page to page")
struct WhistleJourneyTests {
    @Test(
        "a street raises an emergency; one comes by code, one declines, is overruled and comes; all is settled and rated",
        arguments: Engine.available)
    func emergency(_ engine: Engine) async throws {
        try await DemoTown.lend(on: engine) { town in
            var raiser = try await town.staff("officer-meiyuan")
            var water = try await town.staff("officer-water")
            var fire = try await town.staff("officer-fire")
            let path: String = try await Self.raise(&raiser)
            try await water.get(path)
            #expect(try await water.submit("\(path)/acknowledgement").location?.hasPrefix(path) == true)
            try await fire.get(path)
            try await fire.submit("\(path)/decline", ["reason": "notOurDuty", "note": "No fire here"])
            var judge = try await town.staff("coordinator-xuanwu")
            #expect(try await judge.get("/whistles?course=toJudge").html.links.contains { $0.address == path })
            try await judge.get(path)
            try await judge.submit("\(path)/decline/overruled", ["of": "2", "note": "Walls are yours too"])
            let code: String = try await raiser.get("\(path)/code/current").json["code"].text ?? ""
            #expect(try await raiser.get("\(path)/code").html.text.contains(code))
            for (number, browser) in [("1", water), ("2", fire)] {
                var browser: Browser = browser
                try await browser.get("\(path)/check-in")
                let wrong = try await browser.post("\(path)/check-in", ["of": number, "code": "1"])
                #expect(wrong.html.text.contains("The code is wrong or has expired."))
                let right = try await browser.post("\(path)/check-in", ["of": number, "code": code])
                #expect(try await browser.follow(right).html.text.contains("You are checked in."))
            }
            try await Self.work(path, &raiser, &fire)
            try await Self.rate(path, &raiser, &fire)
            let story: String = try await judge.get(path).html.text
            for words in [
                "overruled", "checked in by the code", "finished task 1", "closed the whistle", "rated the whistle",
            ] {
                #expect(story.contains(words), "\(words)")
            }
        }
    }

    private static func raise(_ raiser: inout Browser) async throws -> String {
        let places: JSON = try await raiser.get("/places/search?\(Browser.encoded([("q", "梅园新村街道")]))").json
        let (water, fire) = (try await agency("U01", &raiser), try await agency("D20", &raiser))
        try await raiser.get("/whistles/new")
        let fields: [(String, String)] = [
            ("kind", "emergency"), ("title", "A wall along the street may fall"), ("radius", "200"), ("called", water),
            ("called", fire), ("lead", fire), ("latitude", "\(places[0]["latitude"].number ?? 0)"),
            ("longitude", "\(places[0]["longitude"].number ?? 0)"),
            ("_csrf", raiser.page?.html.value(of: "_csrf") ?? ""),
            ("_once", raiser.page?.html.value(of: "_once") ?? ""),
        ]
        let headers = ["Content-Type": "application/x-www-form-urlencoded"]
        let answer = try await raiser.send(.post, "/whistles", headers, Array(Browser.encoded(fields).utf8))
        let again = try await raiser.send(.post, "/whistles", headers, Array(Browser.encoded(fields).utf8))
        #expect(again.location == answer.location, "a second click")
        let location: String = try #require(answer.location, "\(answer.status) \(answer.html.text)")
        return String(location.prefix { $0 != "?" })
    }

    private static func agency(_ code: String, _ browser: inout Browser) async throws -> String {
        try await browser.get("/api/v1/agencies/\(code)").json["id"].text ?? ""
    }

    private static func work(_ path: String, _ raiser: inout Browser, _ fire: inout Browser) async throws {
        try await raiser.get(path)
        try await raiser.submit("\(path)/tasks", ["of": "2", "text": "Hold the wall"])
        try await raiser.get(path)
        let early = try await raiser.submit("\(path)/close", ["result": "It stands"])
        #expect(early.html.text.contains("1 tasks are open"))
        try await fire.get(path)
        try await fire.post("\(path)/tasks/done", ["of": "1", "text": "Beams are up"], files: [])
        try await raiser.get(path)
        #expect(try await raiser.submit("\(path)/close", ["result": "It stands"]).location != nil)
    }

    private static func rate(_ path: String, _ raiser: inout Browser, _ fire: inout Browser) async throws {
        try await raiser.get(path)
        try await raiser.submit(
            "\(path)/ratings/agency", ["of": "2", "arrival": "4", "effort": "5", "result": "5", "note": "Thank you"])
        try await fire.get(path)
        try await fire.submit("\(path)/ratings/whistle", ["necessary": "5", "ownPower": "1", "note": ""])
    }

    @Test("figures open the lists behind them, and a case shows its whistles")
    func figures() async throws {
        try await DemoTown.lend(cases: 400) { town in
            var analyst = try await town.staff("dispatcher")
            let figures: Received = try await analyst.get("/whistles/figures")
            #expect(figures.status == 200)
            let links: [String] = figures.html.links.map(\.address).filter { $0.hasPrefix("/whistles?") }
            #expect(!links.isEmpty)
            for link in links.prefix(12) { #expect(try await analyst.get(link).status == 200) }
            let list: JSON = try await analyst.get("/api/v1/whistles?limit=1").json
            let number: String = try #require(list["items"][0]["number"].text)
            let detail: JSON = try await analyst.get("/api/v1/whistles/\(number)").json
            let file: String = try #require(detail["case"].text)
            #expect(try await analyst.get("/cases/\(file)").html.links.contains { $0.address == "/whistles/\(number)" })
            #expect(try await analyst.get("/whistles.csv").text.contains(number))
        }
    }
}
