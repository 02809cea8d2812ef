import SiteTesting
import Testing

@Suite("The test browser")
struct BrowserTests {
    @Test("keeps cookies, sends hidden fields back and follows redirects")
    func walk() async throws {
        var browser = try await TestSite.shared.get().signedIn("officer")
        #expect(browser.cookies["minhu_session"] == "officer")
        try await browser.get("/form")
        let answer = try await browser.submit("/form", ["title": "A lamp"])
        #expect(answer.location == "/form?notice=test.sent")
        let page = try await browser.follow(answer)
        #expect(page.html.all(class: "notice").map(\.text) == ["Sent."])
    }

    @Test("reads forms, fields, links and texts of a page")
    func markup() {
        let page = Markup(
            """
            <!doctype html><body><!-- <a href=no> --><h1>One &amp; <b>two</b></h1><br><a class="x y" href="/a?b=1&amp;c">Go
            on</a><form method=post action="/f"><input name=a value='1 &lt; 2'><input type=checkbox name=c>
            <textarea name="t"> x
            </textarea><select name="s"><option value="1">I<option value="2" selected>II</select></form></body>
            """)
        #expect(page.headings == ["One & two"])
        #expect(page.links.map(\.text) == ["Go on"])
        #expect(page.links.map(\.address) == ["/a?b=1&c"])
        #expect(page.form("/f")?.fields.map(\.0) == ["a", "t", "s"])
        #expect(page.form("/f")?.fields.map(\.1) == ["1 < 2", " x\n", "2"])
        #expect(page.all(class: "y").count == 1)
    }
}
