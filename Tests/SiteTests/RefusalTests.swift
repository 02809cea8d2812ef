import Kernel
import Site
import SiteTesting
import Testing

@Suite("What goes wrong is told in the reader's way and language")
struct RefusalTests {
    @Test("an unknown address is 404: a page for people, problem details for programs")
    func notFound() async throws {
        var browser = try TestSite.shared.get().browser()
        for method in [HTTPVerb.get, .post, .delete] {
            let page = try await browser.send(method, "/nowhere", ["Accept": "text/html"])
            #expect(page.status == 404)
            #expect(page.isHTML)
            #expect(page.code == "notFound")
        }
        let problem = try await browser.get("/api/v1/nowhere")
        #expect(problem.status == 404)
        #expect(problem.type.hasPrefix("application/problem+json"))
        #expect(problem.json["status"] == 404)
        #expect(problem.json["code"] == "notFound")
    }

    @Test("an address that does not take the method is 405 and says which it takes")
    func notThisWay() async throws {
        var browser = try TestSite.shared.get().browser()
        let api = try await browser.send(.delete, "/api/v1/all")
        #expect(api.status == 405)
        #expect(api.json["code"] == "methodNotAllowed")
        #expect(api[header: "Allow"] == "POST, GET, HEAD")
        let page = try await browser.send(.put, "/named/x")
        #expect(page.status == 405)
        #expect(page.isHTML)
        let asset = try await browser.post("/assets/plain.css")
        #expect(asset.status == 405)
        #expect(asset[header: "Allow"] == "GET, HEAD")
    }

    @Test("HEAD answers as GET does, without the body")
    func head() async throws {
        var browser = try TestSite.shared.get().browser()
        for path in ["/form", "/api/v1/all", "/assets/plain.css", "/nowhere", "/export.csv", "/fails"] {
            let got = try await browser.get(path)
            let asked = try await browser.send(.head, path)
            #expect(asked.status == got.status)
            #expect(asked.bytes.isEmpty)
            #expect(asked.type == got.type)
            #expect(asked[header: "Content-Length"] == got[header: "Content-Length"])
        }
        #expect(try await browser.send(.head, "/all").status == 405)
    }

    @Test(
        "who reads the answer decides its form",
        arguments: [
            ("/refuses", [:], true), ("/refuses", ["Accept": "*/*"], true),
            ("/refuses", ["Accept": "text/html,*/*"], true),
            ("/refuses", ["Accept": "application/json"], false),
            ("/refuses", ["Accept": "application/problem+json"], false),
            ("/refuses", ["Accept": "text/html, application/json"], true),
            ("/refuses", ["Content-Type": "application/json"], false),
            ("/refuses", ["Content-Type": "application/json", "Accept": "text/html"], true),
            ("/api/v1/refuses", ["Accept": "text/html"], false), ("/api/v1/refuses", [:], false),
            ("/data/places", ["Accept": "*/*"], false), ("/data/places", ["Accept": "text/html"], false),
        ] as [(String, [String: String], Bool)])
    func form(_ path: String, _ headers: [String: String], _ isPage: Bool) async throws {
        for language in [Language.chinese, .english] {
            var browser = try TestSite.shared.get().browser(language)
            let answer = try await browser.get(path, headers)
            #expect(answer.isHTML == isPage)
            #expect(answer.type.hasPrefix("application/problem+json") == !isPage)
            #expect(answer[header: "Content-Language"] == language.rawValue)
            #expect(answer[header: "Vary"] == "Accept-Language, Cookie")
        }
    }

    @Test("a rule's refusal has its code and its sentence, facts escaped on pages")
    func rule() async throws {
        var chinese = try TestSite.shared.get().browser(.chinese)
        let problem = try await chinese.get("/api/v1/refuses")
        #expect(problem.status == 409)
        #expect(problem.json["code"] == "testConflict")
        #expect(problem.json["detail"] == "因为<b>rule</b>，没有做。")
        let page = try await chinese.get("/refuses")
        #expect(page.text.contains("因为&lt;b&gt;rule&lt;/b&gt;，没有做。"))
    }

    @Test(
        "an unexpected fault shows a number to quote, and nothing of its inside",
        arguments: ["/fails", "/api/v1/fails"])
    func unexpected(_ path: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.get(path)
        #expect(answer.status == 500)
        #expect(answer.code == "unexpected")
        #expect(answer.text.contains("tell the administrator the number"))
        #expect(!answer.text.contains("SELECT") && !answer.text.contains("UnexpectedFailure"))
    }

    @Test("too many requests say when to come back", arguments: ["/busy", "/api/v1/busy"])
    func tooMany(_ path: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.get(path)
        #expect(answer.status == 429)
        #expect(answer[header: "Retry-After"] == "90")
    }

    @Test("who is not signed in is sent to the door and back; who may not is told so")
    func doors() async throws {
        let site = try TestSite.shared.get()
        var nobody = site.browser()
        let door = try await nobody.get("/officers?a=1&b=%E4%B8%80")
        #expect(door.status == 303)
        #expect(door.location == "/sign-in?to=%2Fofficers%3Fa%3D1%26b%3D%25E4%25B8%2580")
        let part = try await nobody.get("/officers", ["HX-Request": "true"])
        #expect(part.status == 401)
        #expect(part[header: "HX-Redirect"] == "/sign-in")
        #expect(try await nobody.post("/officers").status == 401)
        #expect(try await nobody.get("/officers", ["Accept": "application/json"]).code == "notSignedIn")
        var resident = try await site.signedIn("resident")
        #expect(try await resident.get("/officers").code == "notForYou")
        #expect(try await resident.get("/residents").status == 200)
        var officer = try await site.signedIn("officer")
        #expect(try await officer.get("/officers").status == 200)
        let dispatch = try await officer.get("/dispatchers")
        #expect(dispatch.status == 403)
        #expect(dispatch.code == "notAllowed")
    }
}
