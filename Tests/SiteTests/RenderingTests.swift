import Foundation
import Kernel
import Site
import SiteTesting
import Testing

@Suite("Pages")
struct RenderingTests {
    @Test(
        "what people write stays text, also when a combining mark hides a quote from Swift",
        arguments: [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
            "\"\u{301} onmouseover=alert(1) x=\"\u{301}",
            "'\u{301}><\u{301}b>", "&amp;", "{{page.csrf}}", "</p>",
        ])
    func escaping(_ text: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.get("/echo?" + Browser.encoded([("text", text)]))
        let echo = answer.html.all(class: "echo")
        #expect(echo.count == 1)
        #expect(echo.first?.attributes == ["class": "echo", "title": text])
        #expect(echo.first?.text == text)
    }

    @Test("an address part is read decoded; one with control characters names nothing")
    func parameters() async throws {
        var browser = try TestSite.shared.get().browser()
        #expect(try await browser.get("/named/%E8%B7%AF%2F%3Cb%3E").html.all(class: "echo").map(\.text) == ["路/<b>"])
        #expect(try await browser.get("/named/a%00b").status == 404)
        #expect(try await browser.get("/named/%FF").status == 200)
        #expect(try await browser.get("/api/v1/things/a%0Ab").code == "notFound")
    }

    @Test("words stand in templates in the reader's language, escaped")
    func words() async throws {
        let site = try TestSite.shared.get()
        var english = site.browser(.english)
        let page = try await english.get("/form")
        #expect(page.html.title == "A <test> & more")
        #expect(page[header: "Content-Language"] == "en")
        var chinese = site.browser(.chinese)
        #expect(try await chinese.get("/form").html.title == "中文")
    }

    @Test(
        "a notice is one of our sentences or nothing",
        arguments: [("test.sent", ["Sent."]), ("<b>", []), ("test.other", []), ("", [])])
    func notices(_ word: String, _ shown: [String]) async throws {
        var browser = try TestSite.shared.get().browser()
        let page = try await browser.get("/form?" + Browser.encoded([("notice", word)]))
        #expect(page.html.all(class: "notice").map(\.text) == shown)
    }

    @Test(
        "a template that cannot work stops the start",
        arguments: [
            "{{#t}}no.such.word{{/t}}", "{{#t}}test.title", "{{> no-such-partial}}",
            "{{<no-such-layout}}{{/no-such-layout}}",
            "{{#open}}",
        ])
    func brokenTemplate(_ source: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try source.write(to: folder.appendingPathComponent("broken.mustache"), atomically: true, encoding: .utf8)
        #expect(throws: (any Error).self) { try TestSite(templates: [folder.path]) }
    }

    @Test("two routes of one address, a nameless route, a bad pattern and a field twice stop the start")
    func brokenRoutes() {
        func page(_ path: String, _ name: String = "test.form", input: [Field] = []) -> Route {
            .page(.get, path, .everyone, name, input: input) { _ in .nothing }
        }
        for route in [
            page("/form"), page("/new", "test.unnamed"), page("new"), page("/a/{b}.csv"), page("/a/{}"), page("/a/:b"),
            page("/new", input: [.day("a"), .flag("a")]),
        ] {
            #expect(throws: (any Error).self) { try TestSite(extra: [route]) }
        }
        #expect(throws: Never.self) { try TestSite(extra: [page("/new/{b}")]) }
    }

    @Test("the menu shows only places the visitor may go")
    func menu() async throws {
        let site = try TestSite.shared.get()
        var officer = try await site.signedIn("officer")
        #expect(try await officer.get("/framed").html.links.contains { $0.address == "/officers" })
        var nobody = site.browser()
        #expect(try await !nobody.get("/framed").html.links.contains { $0.address == "/officers" })
    }
}

@Suite("The reader's language")
struct LanguageChoiceTests {
    @Test(
        "is the chosen one, else what the browser prefers, else Chinese",
        arguments: [
            (nil, nil, "zh-Hans"), (nil, "en", "en"), (nil, "en-GB,zh;q=0.5", "en"),
            (nil, "fr, zh-CN;q=0.3, en;q=0.2", "zh-Hans"),
            (nil, "fr", "zh-Hans"), (nil, "en;q=0", "zh-Hans"), (nil, "*", "zh-Hans"), ("en", "zh", "en"),
            ("zh-Hans", "en", "zh-Hans"),
            ("xx", "en", "en"), (nil, ";;;,q=,en;q=nan", "zh-Hans"),
        ] as [(String?, String?, String)])
    func choice(_ cookie: String?, _ accept: String?, _ expected: String) async throws {
        var browser = try TestSite.shared.get().browser()
        browser.language = nil
        var headers: [String: String] = [:]
        headers["Accept-Language"] = accept
        headers["Cookie"] = cookie.map { "a=b; minhu_language=\($0); c=d" }
        #expect(try await browser.get("/form", headers)[header: "Content-Language"] == expected)
    }
}
