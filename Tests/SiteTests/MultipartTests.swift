import Site
import SiteTesting
import Testing

@Suite("Forms with files")
struct MultipartTests {
    private func send(_ body: [UInt8], boundary: String = "b") async throws -> Received {
        var browser = try TestSite.shared.get().browser()
        return try await browser.send(
            .post, "/photo",
            ["Content-Type": "multipart/form-data; boundary=\(boundary)", "Accept": "application/json"], body)
    }

    private func send(_ text: String) async throws -> Received { try await send(Array(text.utf8)) }

    private func part(_ disposition: String, _ content: String = "x") -> String {
        "--b\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n\(content)\r\n--b--\r\n"
    }

    @Test("a binary file arrives byte for byte beside its fields")
    func binary() async throws {
        var browser = try TestSite.shared.get().browser()
        let bytes: [UInt8] = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 256) }
        let answer = try await browser.post(
            "/photo", ["title": "一"], files: [SentFile("photos", named: "灯 1.jpg", bytes)])
        #expect(answer.json.list == ["photos|灯 1.jpg|70000"])
    }

    @Test("the boundary's text inside a file is content, not an end")
    func boundaryInside() async throws {
        let content = "\r\n--bogus\r\n--b-\r\n --b\r\n-b--\r\n\r\n--bb\r\n"
        let answer = try await send(part("name=\"photos\"; filename=\"a\"", content))
        #expect(answer.json.list == [.text("photos|a|\(content.utf8.count)")])
    }

    @Test(
        "names in quotes, bare, in any case and order",
        arguments: [
            "name=\"photos\"; filename=\"a.jpg\"", "filename=\"a.jpg\"; name=\"photos\"", "name=photos;filename=a.jpg",
            "NAME=\"photos\"; FileName=\"a.jpg\"", "name=\"photos\"; filename=\"C:\\dir\\a.jpg\"",
            "name=\"photos\"; filename=\"../../etc/a.jpg\"", "name=\"photos\"; filename=\"a\u{1}.jpg\"",
        ])
    func names(_ disposition: String) async throws {
        #expect(try await send(part(disposition)).json.list == ["photos|a.jpg|1"])
    }

    @Test("an escaped quote belongs to the name")
    func quote() async throws {
        let answer = try await send(part("name=\"photos\"; filename=\"a\\\"; name=\\\"x.jpg\""))
        #expect(answer.json.list == ["photos|a\"; name=\"x.jpg|1"])
    }

    @Test("a preamble, blanks after a boundary and other headers do no harm")
    func leniency() async throws {
        let answer = try await send(
            "preamble --b\r\n\r\n--b  \t\r\nContent-Type: image/png\r\nContent-Disposition: form-data; name=\"photos\"; "
                + "filename=\"a\"\r\nX: y\r\n\r\n12\r\n--b--epilogue")
        #expect(answer.json.list == ["photos|a|2"])
    }

    @Test("a file field in which nothing was chosen is no file; an empty file is one")
    func nothingChosen() async throws {
        #expect(try await send(part("name=\"photos\"; filename=\"\"", "")).json.list == [])
        #expect(try await send(part("name=\"photos\"; filename=\"a\"", "")).json.list == ["photos|a|0"])
    }

    @Test(
        "broken bodies",
        arguments: [
            "x", "--b", "--b\r\n", "--b\r\n\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--b--",
            "--b\r\nContent-Type: x\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "--b\r\n--b\r\n--b--", "\r\n", "--c--",
        ])
    func broken(_ body: String) async throws {
        let answer = try await send(body)
        #expect(answer.status == 400)
        #expect(answer.code == "malformedForm")
    }

    @Test(
        "a boundary that is missing or endless",
        arguments: [
            "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\(String(repeating: "b", count: 71))",
        ])
    func boundary(_ type: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.send(.post, "/photo", ["Content-Type": type], Array("--b--".utf8))
        #expect(answer.code == "malformedForm")
    }

    @Test("more parts than a form of ours can have")
    func manyParts() async throws {
        let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        #expect(try await send(String(repeating: part, count: 201) + "--b--").code == "malformedForm")
        #expect(try await send(String(repeating: part, count: 200) + "--b--").status == 200)
    }

    @Test("more photos than declared, photos as text, and files nobody asked for")
    func declared() async throws {
        var browser = try TestSite.shared.get().browser()
        let photo = SentFile("photos", named: "a", [1])
        let accept = ["Accept": "application/json"]
        let many = try await browser.post("/photo", [:], files: [photo, photo, photo], accept)
        #expect(many.faults == ["photos": "tooManyItems"])
        let text = try await browser.post("/photo", ["photos": "x"], files: [], accept)
        #expect(text.faults == ["photos": "wrongType"])
        let stray = try await browser.post("/photo", [:], files: [photo, SentFile("virus", named: "v", [1])], accept)
        #expect(stray.json.list == ["photos|a|1"])
    }

    @Test("a body of megabytes is taken apart quickly")
    func large() async throws {
        var browser = try TestSite(extra: [
            .page(.post, "/large", .everyone, "test.photo", input: [.photos("photos", max: 1)], bodyLimit: 21 << 20) {
                call in
                .json(call.uploads.map(\.bytes.count))
            }
        ]).browser()
        let bytes: [UInt8] = (0..<(8 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let start = ContinuousClock.now
        let answer = try await browser.post("/large", [:], files: [SentFile("photos", named: "a", bytes)])
        #expect(answer.json.list == [.number(Double(bytes.count))])
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
