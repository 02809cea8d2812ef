import Site
import SiteTesting
import Testing

/// One value for one field, and what must become of it: the value as the handler reads it, or the code of the fault.
struct InputCase: Sendable, CustomTestStringConvertible {
    let field: String
    let sent: String
    let expected: String
    let isFault: Bool

    var testDescription: String { "\(field)=\(sent.debugDescription.prefix(40))" }

    static func good(_ field: String, _ sent: String, _ expected: String? = nil) -> InputCase {
        InputCase(field: field, sent: sent, expected: expected ?? sent, isFault: false)
    }

    static func bad(_ field: String, _ sent: String, _ code: String) -> InputCase {
        InputCase(field: field, sent: sent, expected: code, isFault: true)
    }
}

@Suite("Declared fields are checked before a handler runs")
struct InputTests {
    static let table: [InputCase] = [
        .good("text", "路灯坏了"), .good("text", "  trimmed \n", "trimmed"), .good("text", "1234567890"),
        .good("text", "👩‍👩‍👧‍👦"), .good("text", "a\r\nb\rc", "a\nb\nc"), .good("text", "\u{202D}138\u{202C}", "138"),
        .good("text", "a\tb"), .good("text", "<b>&"),
        .bad("text", "12345678901", "tooLong"), .bad("text", "e" + String(repeating: "\u{301}", count: 10), "tooLong"),
        .bad("text", "a\u{0}b", "controlCharacters"), .bad("text", "a\u{1b}[0m", "controlCharacters"),
        .bad("text", "a\u{7f}b", "controlCharacters"), .bad("text", "a\u{85}b", "controlCharacters"),
        .bad("text", "a\u{FFFE}b", "controlCharacters"),
        .good("word", "en"), .bad("word", "EN", "notInList"), .bad("word", "fr", "notInList"),
        .good("integer", "42"), .good("integer", "-5"), .good("integer", "100"), .bad("integer", "101", "outside"),
        .bad("integer", "-6", "outside"), .bad("integer", "4.5", "wrongType"), .bad("integer", "four", "wrongType"),
        .bad("integer", "99999999999999999999", "wrongType"), .bad("integer", "0x10", "wrongType"),
        .good("number", "1.5"), .good("number", "-1.5"), .good("number", "9e1", "90.0"),
        .bad("number", "90.01", "outside"), .bad("number", "1e400", "outside"), .bad("number", "nan", "wrongType"),
        .bad("number", "inf", "wrongType"), .bad("number", "0x1p4", "wrongType"), .bad("number", "1,5", "wrongType"),
        .good("flag", "true"), .good("flag", "on", "true"), .good("flag", "0", "false"),
        .bad("flag", "maybe", "wrongType"),
        .good("day", "2028-02-29"), .bad("day", "2026-02-29", "noSuchDay"), .bad("day", "2026-2-9", "noSuchDay"),
        .bad("day", "2026-13-01", "noSuchDay"), .bad("day", "20260101", "noSuchDay"), .bad("day", "today", "noSuchDay"),
        .bad("day", "0000-01-01", "noSuchDay"), .bad("day", "-026-01-01", "noSuchDay"),
        .bad("day", "2026-+1-01", "noSuchDay"),
        .good("instant", "2026-11-23T09:05:00+08:00"),
        .good("instant", "2026-11-23T01:05:00Z", "2026-11-23T09:05:00+08:00"),
        .bad("instant", "2026-11-23T24:00:00Z", "noSuchTime"), .bad("instant", "2026-11-23T09:05:00", "noSuchTime"),
        .bad("instant", "2026-02-30T09:05:00Z", "noSuchTime"), .bad("instant", "2026-11-23 09:05:00Z", "noSuchTime"),
        .bad("instant", "2026-11-23T09:05:00+99:00", "noSuchTime"),
        .bad("instant", "2026-11-23T+9:05:00Z", "noSuchTime"),
        .good("id", "0193d2c0-5a7e-7abc-8def-0123456789ab"), .bad("id", "0193d2c0", "wrongType"),
        .bad("id", "0193d2c0-5a7e-7abc-8def-0123456789ag", "wrongType"),
        .bad("id", "------------------------------------", "wrongType"),
    ]

    @Test("in a form", arguments: table)
    func form(_ input: InputCase) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.send(
            .post, "/all", ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"],
            Array(Browser.encoded([(input.field, input.sent)]).utf8))
        check(answer, input)
    }

    @Test("in an address", arguments: table)
    func query(_ input: InputCase) async throws {
        var browser = try TestSite.shared.get().browser()
        check(try await browser.get("/api/v1/all?" + Browser.encoded([(input.field, input.sent)])), input)
    }

    @Test(
        "in JSON, where times, words, ids and texts are strings",
        arguments: table.filter { ["text", "word", "day", "instant", "id"].contains($0.field) })
    func json(_ input: InputCase) async throws {
        var browser = try TestSite.shared.get().browser()
        check(try await browser.json(.post, "/api/v1/all", .object([input.field: .text(input.sent)])), input)
    }

    private func check(_ answer: Received, _ input: InputCase) {
        if input.isFault {
            #expect(answer.status == 422)
            #expect(answer.code == "invalidInput")
            #expect(answer.faults == [input.field: input.expected])
        } else {
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json.members == [input.field: .text(input.expected)])
        }
    }

    @Test(
        "JSON values of the wrong type are refused, right ones are read",
        arguments: [
            ("integer", .number(42), "42", false), ("integer", .number(4.5), "wrongType", true),
            ("integer", .text("42"), "wrongType", true), ("integer", .number(1e300), "wrongType", true),
            ("number", .number(1.5), "1.5", false), ("number", .flag(true), "wrongType", true),
            ("flag", .flag(false), "false", false), ("flag", .text("true"), "wrongType", true),
            ("flag", .number(1), "wrongType", true), ("text", .number(1), "wrongType", true),
            ("text", .list([.text("a")]), "wrongType", true), ("text", .object(["a": .null]), "wrongType", true),
            ("texts", .list([.text("a"), .text("b")]), "a|b", false), ("texts", .text("a"), "wrongType", true),
            ("texts", .list([.text("a"), .number(1)]), "wrongType", true),
            ("texts", .list(Array(repeating: .text("a"), count: 4)), "tooManyItems", true),
            ("texts", .list([.text("a\u{0}")]), "controlCharacters", true),
            ("texts", .list([.text(String(repeating: "a", count: 1_001))]), "tooLong", true),
        ] as [(String, JSON, String, Bool)])
    func types(_ field: String, _ value: JSON, _ expected: String, _ isFault: Bool) async throws {
        var browser = try TestSite.shared.get().browser()
        let sent = InputCase(field: field, sent: "", expected: expected, isFault: isFault)
        check(try await browser.json(.post, "/api/v1/all", .object([field: value])), sent)
    }

    @Test("all faults are told at once, unknown fields too")
    func together() async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.json(
            .post, "/api/v1/all", ["text": "12345678901", "day": "never", "colour": "red", "integer": .null])
        #expect(answer.faults == ["text": "tooLong", "day": "noSuchDay", "colour": "unknown"])
        let query = try await browser.get("/api/v1/all?colour=red")
        #expect(query.faults == ["colour": "unknown"])
    }

    @Test("an unknown field of a person's form is left aside")
    func lenient() async throws {
        var browser = try TestSite.shared.get().browser()
        #expect(try await browser.post("/form", ["title": "x", "submit": "Send"]).status == 303)
    }

    @Test(
        "a required field that is missing, empty or blank is named",
        arguments: ["", "title=", "title=%20%0A", "other=1"])
    func required(_ body: String) async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.send(
            .post, "/form", ["Content-Type": "application/x-www-form-urlencoded"], Array(body.utf8))
        #expect(answer.status == 422)
        #expect(answer.html.all(class: "fault").map(\.text) == ["Required"])
    }

    @Test("a refused form comes back with what was typed, the sentence and a fresh key, and nothing was done")
    func again() async throws {
        let site = try TestSite()
        var browser = site.browser()
        try await browser.get("/form")
        let once = browser.page?.html.value(of: "_once")
        let answer = try await browser.submit("/form", ["title": "A <long> \"title\" of more than 20"])
        #expect(answer.status == 422)
        #expect(answer.html.value(of: "title") == "A <long> \"title\" of more than 20")
        #expect(answer.html.all(class: "fault").map(\.text) == ["At most 20 characters"])
        #expect(answer.html.all(class: "refusal").map(\.text) == ["Some of it is not filled in correctly; see below."])
        #expect(answer.html.value(of: "_once") != once)
        #expect(site.counter.value == 0)
    }
}
