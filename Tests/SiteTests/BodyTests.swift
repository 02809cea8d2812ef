import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Site
import SiteTesting
import Testing

@Suite("Bodies that are not what they say are refused with a code")
struct BodyTests {
    @Test(
        "JSON that is none, or no object",
        arguments: [
            "{", "[]", "\"text\"", "null", "{\"a\":}", "{'a':1}", "\u{FEFF}x", "{\"a\":1}}", "\u{0}",
            "{\"a\":" + String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000) + "}",
        ])
    func malformedJSON(_ body: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.send(
            .post, "/api/v1/all", ["Content-Type": "application/json"], Array(body.utf8))
        #expect(answer.status == 400)
        #expect(answer.code == "malformedJSON")
    }

    @Test("JSON in bytes that are not UTF-8")
    func brokenText() async throws {
        var browser = try TestSite.shared.get().browser()
        let body: [UInt8] = Array("{\"text\":\"".utf8) + [0xff, 0xfe, 0xc0] + Array("\"}".utf8)
        let answer = try await browser.send(.post, "/api/v1/all", ["Content-Type": "application/json"], body)
        #expect((400..<500).contains(answer.status))
    }

    @Test("lists and objects made to cost time are refused after little of it", .timeLimit(.minutes(1)))
    func costly() async throws {
        var browser = try TestSite.shared.get().browser()
        let numbers = "{\"texts\":[" + Array(repeating: "1", count: 400_000).joined(separator: ",") + "]}"
        let members = "{" + (0..<80_000).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        let texts = "{\"texts\":[" + Array(repeating: "\"\"", count: 300_000).joined(separator: ",") + "]}"
        for (body, code) in [(numbers, "invalidInput"), (members, "malformedJSON"), (texts, "invalidInput")] {
            let start = ContinuousClock.now
            let answer = try await browser.send(
                .post, "/api/v1/all", ["Content-Type": "application/json"], Array(body.utf8))
            #expect(answer.code == code)
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test(
        "content types we do not read",
        arguments: ["text/plain", "application/xml", "application/jsonp", "", "multipart/mixed"])
    func wrongType(_ type: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.send(.post, "/api/v1/all", ["Content-Type": type], Array("x".utf8))
        #expect(answer.status == 415)
        #expect(answer.code == "wrongContentType")
    }

    @Test(
        "types are read whatever their case and parameters",
        arguments: ["Application/JSON", "application/json; charset=utf-8", " application/json ;x"])
    func spelling(_ type: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.send(
            .post, "/api/v1/all", ["Content-Type": type], Array("{\"text\":\"a\"}".utf8))
        #expect(answer.json["text"] == "a")
    }

    @Test("an empty body is an empty input, whatever it is called")
    func empty() async throws {
        var browser = try TestSite.shared.get().browser()
        for type in ["application/json", "text/plain", "multipart/form-data"] {
            #expect(try await browser.send(.post, "/api/v1/all", ["Content-Type": type]).status == 200)
        }
    }

    @Test("more than the route takes is 413, announced or not")
    func tooLarge() async throws {
        var browser = try TestSite.shared.get().browser()
        let large: [UInt8] = Array("text=".utf8) + [UInt8](repeating: 97, count: (1 << 20) + 1)
        let form = ["Content-Type": "application/x-www-form-urlencoded"]
        let page = try await browser.send(.post, "/all", form, large)
        #expect(page.status == 413)
        #expect(page.code == "bodyTooLarge")
        let announced = try await browser.send(
            .post, "/api/v1/all", ["Content-Type": "application/json", "Content-Length": "99999999999"])
        #expect(announced.status == 413)
        #expect(announced.code == "bodyTooLarge")
    }

    @Test("a form of thousands of fields is refused")
    func manyPairs() async throws {
        var browser = try TestSite.shared.get().browser()
        let body = Array(repeating: "a=1", count: 5_000).joined(separator: "&")
        let answer = try await browser.send(
            .post, "/all", ["Content-Type": "application/x-www-form-urlencoded"], Array(body.utf8))
        #expect(answer.code == "malformedForm")
    }

    @Test("percent-encoding is undone once; what is none stays as it is")
    func percent() async throws {
        var browser = try TestSite.shared.get().browser()
        let form = ["Content-Type": "application/x-www-form-urlencoded"]
        for (sent, read) in [
            ("a%2B%2bb+c", "a++b c"), ("%E8%B7%AF", "路"), ("100%", "100%"), ("%2541", "%41"), ("a=b", "a=b"),
        ] {
            let answer = try await browser.send(.post, "/all", form, Array("text=\(sent)".utf8))
            #expect(answer.json["text"].text == read)
        }
    }

    @Test("a caller who hangs up in the middle is told of half a form, not of a fault of ours")
    func hungUp() async throws {
        let pieces = AsyncThrowingStream<ByteBuffer, any Error> { stream in
            stream.yield(ByteBuffer(string: "{"))
            stream.finish(throwing: UnexpectedFailure())
        }
        let head = HTTPRequest(
            method: .post, scheme: nil, authority: nil, path: "/api/v1/all",
            headerFields: [.contentType: "application/json", .contentLength: "100"])
        let context = SiteContext(remoteAddress: "", logger: Logger(label: "test"))
        let response = try await TestSite.shared.get().site.responder().respond(
            to: Request(head: head, body: .init(asyncSequence: pieces)), context: context)
        #expect(response.status == .badRequest)
    }
}
