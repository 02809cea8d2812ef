import Kernel
import Site
import SiteTesting
import Testing

@Suite("Other sites cannot act in a person's name")
struct ForgeryTests {
    @Test(
        "a POST from another site is refused, session or not",
        arguments: [
            ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.test"],
            ["Origin": "null"],
            ["Origin": "https://minhu.test.evil.test"], ["Origin": "https://minhu.test:444"],
        ])
    func crossSite(_ headers: [String: String]) async throws {
        let site = try TestSite()
        for who in ["officer", "nobody"] {
            var browser = try await site.signedIn(who)
            try await browser.get("/form")
            let answer = try await browser.post("/form", ["title": "x"], headers)
            #expect(answer.status == 403)
            #expect(answer.code == "crossSite")
        }
        #expect(site.counter.value == 0)
    }

    @Test(
        "our own pages, and clients that are no browsers, are let in",
        arguments: [
            ["Sec-Fetch-Site": "same-origin"], ["Sec-Fetch-Site": "none"], ["Origin": "https://minhu.test"],
            ["Origin": "http://minhu.test"], [:],
        ])
    func sameSite(_ headers: [String: String]) async throws {
        var browser = try await TestSite.shared.get().signedIn("officer")
        try await browser.get("/form")
        #expect(try await browser.post("/form", ["title": "x"], headers).status == 303)
    }

    @Test(
        "with a session the form's token must come back; a stale form is shown again, with what was typed",
        arguments: ["", "token-of-resident"])
    func staleToken(_ token: String) async throws {
        let site = try TestSite()
        var browser = try await site.signedIn("officer")
        let answer = try await browser.post("/form", ["title": "typed", "_csrf": token])
        #expect(answer.status == 412)
        #expect(answer.html.value(of: "title") == "typed")
        #expect(answer.html.value(of: "_csrf") == "token-of-officer")
        #expect(site.counter.value == 0)
        #expect(try await browser.submit("/form").status == 303)
    }

    @Test("a script of ours sends the token in a header")
    func header() async throws {
        var browser = try await TestSite.shared.get().signedIn("officer")
        let refused = try await browser.json(.post, "/officers", [:])
        #expect(refused.code == "staleForm")
        #expect(try await browser.json(.post, "/officers", [:], ["X-CSRF-Token": "token-of-officer"]).status == 303)
    }

    @Test("a bearer token needs no form token, and a cookie opens no API")
    func api() async throws {
        let site = try TestSite()
        var program = site.browser(bearer: "officer")
        #expect(try await program.json(.post, "/api/v1/once", [:]).status == 200)
        var person = try await site.signedIn("officer")
        let answer = try await person.json(.post, "/api/v1/once", [:])
        #expect(answer.status == 401)
        #expect(answer.code == "notSignedIn")
        #expect(answer[header: "WWW-Authenticate"] == "Bearer")
    }

    @Test(
        "a credential of another kind or a wrong token is refused",
        arguments: ["Basic b2ZmaWNlcg==", "Bearer wrong", "Bearer", "officer"])
    func badToken(_ authorization: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.json(.post, "/api/v1/once", [:], ["Authorization": authorization])
        #expect(answer.status == 401)
        #expect(answer.code == "badToken")
    }

    @Test(
        "a request comes from whom our proxies heard it from; nobody else is believed",
        arguments: [
            ("203.0.113.7", "198.51.100.1", "203.0.113.7"), ("203.0.113.7", nil, "203.0.113.7"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"), ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"), ("10.0.0.1", nil, "10.0.0.1"),
            ("10.0.0.1", " , ", "10.0.0.1"),
        ] as [(String, String?, String)])
    func address(_ peer: String, _ told: String?, _ believed: String) async throws {
        var browser = try TestSite.shared.get().browser()
        browser.remoteAddress = peer
        var headers: [String: String] = [:]
        headers["X-Forwarded-For"] = told
        #expect(try await browser.get("/from", headers).json["address"].text == believed)
    }

    @Test("keys have 8 to 200 characters; versions are whole numbers")
    func conditions() async throws {
        var program = try TestSite.shared.get().browser(bearer: "officer")
        let keyed = try await program.json(
            .post, "/api/v1/once", [:], ["Idempotency-Key": "12345678", "If-Match": "\"7\""])
        #expect(keyed.json.members == ["keyed": true, "version": true])
        for key in ["1234567", String(repeating: "k", count: 201)] {
            let answer = try await program.json(.post, "/api/v1/once", [:], ["Idempotency-Key": key])
            #expect(answer.status == 400)
            #expect(answer.code == "badIdempotencyKey")
        }
        for version in ["W/\"7\"", "abc", "\"7\", \"8\"", "99999999999999999999"] {
            let answer = try await program.json(.post, "/api/v1/once", [:], ["If-Match": version])
            #expect(answer.status == 400)
            #expect(answer.code == "badVersion")
        }
        #expect(try await program.json(.post, "/api/v1/once", [:], ["If-Match": "*"]).status == 200)
    }
}
