import Site
import SiteTesting
import Testing

@Suite("Headers that keep pages safe")
struct HeaderTests {
    @Test(
        "stand on every answer: pages, data, files, errors, redirects",
        arguments: [
            "/form", "/api/v1/all", "/assets/plain.css", "/assets/none.css", "/nowhere", "/api/v1/nowhere", "/fails",
            "/officers", "/export.csv", "/become?who=officer", "/data/places", "/api/v1/all?day=x",
        ])
    func everywhere(_ path: String) async throws {
        var browser = try TestSite.shared.get().browser()
        for method in HTTPVerb.allCases {
            let answer = try await browser.send(method, path)
            let policy: String = answer[header: "Content-Security-Policy"] ?? ""
            #expect(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe") && !policy.contains("*"))
            #expect(answer[header: "X-Content-Type-Options"] == "nosniff")
            #expect(answer[header: "Referrer-Policy"] == "same-origin")
            #expect(answer[header: "Cache-Control"] != nil)
            #expect(answer.status < 500 || path == "/fails")
        }
    }

    @Test("pages and data are kept by no cache")
    func noStore() async throws {
        var browser = try TestSite.shared.get().browser()
        for path in ["/form", "/api/v1/all", "/nowhere"] {
            #expect(try await browser.get(path)[header: "Cache-Control"] == "no-store")
        }
    }

    @Test("cookies are out of reach of scripts, of other sites and of unsafe connections")
    func cookies() async throws {
        var browser = try TestSite.shared.get().browser()
        let cookie = try await browser.get("/become?who=officer").setCookies.first
        #expect(cookie?.value == "officer")
        #expect(Set(cookie?.attributes ?? []) == ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"])
    }

    @Test("a line end in an address to go to makes no header of its own")
    func injection() async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.get("/go?to=%2Fx%0D%0ASet-Cookie%3A%20a%3Db")
        #expect(answer.setCookies.isEmpty)
        #expect(!(answer.location ?? "").contains("\n"))
    }

    @Test(
        "addresses from outside lead nowhere else",
        arguments: [
            ("/cases?state=open#top", "/cases?state=open#top"), ("//evil.test", "/"), ("/\\evil.test", "/"),
            ("https://evil.test", "/"), ("/\t/evil.test", "/"), ("javascript:alert(1)", "/"), ("", "/"),
            ("/a\r\nb", "/"),
            ("/\u{e9}", "/"),
        ])
    func local(_ given: String, _ kept: String) {
        #expect(LocalAddress.checked(given) == kept)
        #expect(LocalAddress.checked(nil) == "/")
    }
}

@Suite("Files for pages")
struct AssetTests {
    @Test("are fresh for ever under the version's address and asked for again otherwise")
    func caching() async throws {
        let site = try TestSite.shared.get()
        var browser = site.browser()
        let plain = try await browser.get("/assets/plain.css")
        #expect(plain.status == 200)
        #expect(plain.type == "text/css; charset=utf-8")
        #expect(plain[header: "Cache-Control"] == "no-cache")
        let versioned = try await browser.get("/assets/plain.css?v=\(site.site.assets.version)")
        #expect(versioned[header: "Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(try await browser.get("/assets/plain.css?v=old")[header: "Cache-Control"] == "no-cache")
    }

    @Test("are not sent again to who has them")
    func unchanged() async throws {
        var browser = try TestSite.shared.get().browser()
        let tag: String = try await browser.get("/assets/plain.css")[header: "ETag"] ?? ""
        for header in [tag, "\"x\", \(tag)", "*"] {
            let answer = try await browser.get("/assets/plain.css", ["If-None-Match": header])
            #expect(answer.status == 304)
            #expect(answer.bytes.isEmpty)
        }
        #expect(try await browser.get("/assets/plain.css", ["If-None-Match": "W/\"other\""]).status == 200)
    }

    @Test("come compressed to who reads that, and only then")
    func gzip() async throws {
        var browser = try TestSite.shared.get().browser()
        let packed = try await browser.get("/assets/app.js", ["Accept-Encoding": "br, gzip;q=0.8"])
        #expect(packed[header: "Content-Encoding"] == "gzip")
        #expect(packed.bytes.prefix(2) == [0x1f, 0x8b])
        for header in ["", "br", "gzip;q=0"] {
            let plain = try await browser.get("/assets/app.js", ["Accept-Encoding": header])
            #expect(plain.text == "console.log(1)\n")
            #expect(plain[header: "Vary"] == "Accept-Encoding")
        }
    }

    @Test(
        "outside the folder nothing is reached",
        arguments: [
            "/assets/../secret.txt", "/assets/%2e%2e/secret.txt", "/assets/..%2fsecret.txt", "/assets/..\\secret.txt",
            "//assets/../secret.txt", "/assets/app.js.gz", "/assets/", "/assets", "/assets/plain.css/",
            "/assets/plain.css%00.js",
        ])
    func traversal(_ path: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.get(path)
        #expect(answer.status == 404)
        #expect(!answer.text.contains("secret") || answer.isHTML)
    }
}
