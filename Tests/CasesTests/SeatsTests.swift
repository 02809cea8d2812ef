import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@testable import Cases

@Suite("Pages of cases")
struct SeatsTests {
    private let report: KeyValuePairs<String, String> = [
        "description": "The lamp at the gate is broken.", "kind": "help", "who": "named", "phone": "138 1234 5678",
        "latitude": "32.04", "longitude": "118.78",
    ]

    @Test(
        "a report without an account becomes a case, and its secret address leads back to it",
        arguments: Engine.available)
    func reporting(engine: Engine) async throws {
        try await SeatsSite.with(engine) { site in
            var browser = site.browser()
            try await browser.get("/report")
            let sent: Received = try await browser.post("/report", report)
            let receipt: Received = try await browser.follow(sent)
            #expect(receipt.status == 200)
            #expect(receipt.text.contains("receipt-number"))
            let address: String = try #require(sent.location).replacing("/report/", with: "/follow/")
            let own: Received = try await browser.get(address)
            #expect(own.text.contains("The lamp at the gate is broken."))
            #expect(!own.text.contains("138 1234 5678") && !own.text.contains("13812345678"))
        }
    }

    @Test("the same form sent twice makes one case")
    func twice() async throws {
        try await SeatsSite.with { site in
            var browser = site.browser()
            try await browser.get("/report")
            let first: Received = try await browser.post("/report", report)
            let second: Received = try await browser.post("/report", report)
            #expect(first.location == second.location)
        }
    }

    @Test("a refused report comes back with what was typed and what is wrong")
    func refused() async throws {
        try await SeatsSite.with { site in
            var browser = site.browser()
            try await browser.get("/report")
            let answer: Received = try await browser.post(
                "/report", ["description": "Dark at night", "who": "named", "phone": "12"])
            #expect(answer.status == 422)
            #expect(answer.text.contains("Dark at night"))
            #expect(answer.text.contains("aria-invalid"))
        }
    }

    @Test("number and phone together open a case, each alone does not")
    func following() async throws {
        try await SeatsSite.with { site in
            let number: CaseNumber = try await site.city.receive()
            var browser = site.browser()
            try await browser.get("/follow")
            let right: Received = try await browser.post(
                "/follow", ["number": number.grouped, "phone": "138-1234-5678"])
            #expect(right.location?.hasPrefix("/follow/") == true)
            let wrong: Received = try await browser.post("/follow", ["number": number.grouped, "phone": "13900000000"])
            #expect(wrong.status == 404)
            let forged: Received = try await browser.get("/follow/\(String(repeating: "A", count: 43))")
            #expect(forged.status == 404)
        }
    }

    @Test(
        "the reporter never reads what is internal, and closes the case by being satisfied", arguments: Engine.available
    )
    func ownCase(engine: Engine) async throws {
        try await SeatsSite.with(engine) { site in
            let number: CaseNumber = try await site.city.signed()
            var lamps = site.browser(as: "lamps")
            try await lamps.get("/cases/\(number)")
            let replied: Received = try await lamps.post(
                "/cases/\(number)/reply", ["answer": "We repaired the lamp today.", "result": "Internal remark."])
            #expect(replied.status == 303)
            var browser = site.browser()
            try await browser.get("/follow")
            let found: Received = try await browser.post("/follow", ["number": "\(number)", "phone": "13812345678"])
            let address: String = try #require(found.location)
            let own: Received = try await browser.get(address)
            #expect(own.text.contains("We repaired the lamp today."))
            #expect(!own.text.contains("Internal remark."))
            try await browser.post(
                "\(address)/follow-up", ["contacted": "yes", "solved": "yes", "satisfaction": "5"])
            #expect(try await site.city.row(number)?.state == .closed)
        }
    }

    @Test("each seat sees what waits for it", arguments: Engine.available)
    func queues(engine: Engine) async throws {
        try await SeatsSite.with(engine) { site in
            let number: CaseNumber = try await site.city.receive()
            var dispatcher = site.browser(as: "dispatcher")
            #expect(try await dispatcher.get("/queue").text.contains(number.grouped))
            try await dispatcher.post("/cases/\(number)/dispatch")
            #expect(try await !dispatcher.get("/queue").text.contains(number.grouped))
            var lamps = site.browser(as: "lamps")
            #expect(try await lamps.get("/work").text.contains(number.grouped))
            try await lamps.post("/cases/\(number)/return", ["reason": "notOurDuty"])
            #expect(try await !lamps.get("/work?view=sign").text.contains(number.grouped))
            #expect(try await lamps.get("/work").text.contains(number.grouped), "it opens where there is something")
            #expect(try await dispatcher.get("/queue?view=returns").text.contains(number.grouped))
            try await dispatcher.post(
                "/cases/\(number)/return/judgement", ["decision": "refuse", "note": "It is yours."])
            #expect(try await lamps.get("/work").text.contains(number.grouped))
            var water = site.browser(as: "water")
            #expect(try await !water.get("/work").text.contains(number.grouped))
        }
    }

    @Test("a page offers only what its officer may do now")
    func acts() async throws {
        try await SeatsSite.with { site in
            let number: CaseNumber = try await site.city.receive()
            var dispatcher = site.browser(as: "dispatcher")
            let page: Received = try await dispatcher.get("/cases/\(number)")
            #expect(page.text.contains("/cases/\(number)/dispatch"))
            #expect(!page.text.contains("/cases/\(number)/sign"))
            var water = site.browser(as: "water")
            #expect(try await water.get("/cases/\(number)").status == 403)
            #expect(try await dispatcher.post("/cases/\(number)/sign").status == 403)
        }
    }

    @Test("an old page does not overwrite what happened since")
    func stale() async throws {
        try await SeatsSite.with { site in
            let number: CaseNumber = try await site.city.receive()
            var dispatcher = site.browser(as: "dispatcher")
            try await dispatcher.get("/cases/\(number)")
            try await dispatcher.post("/cases/\(number)/accept", ["_version": "1"])
            let late: Received = try await dispatcher.post("/cases/\(number)/dispatch", ["_version": "1"])
            #expect(late.status == 412)
            #expect(try await site.city.row(number)?.state == .received)
        }
    }

    @Test("a call is created and dispatched in one submit; its phone shows the earlier case, masked")
    func calls() async throws {
        try await SeatsSite.with { site in
            let earlier: CaseNumber = try await site.city.receive()
            var caller = site.browser(as: "operator")
            try await caller.get("/calls/new")
            let looked: Received = try await caller.post("/calls/look", ["phone": "13812345678"])
            #expect(looked.text.contains(earlier.grouped) && looked.text.contains("138****5678"))
            let taken: Received = try await caller.post(
                "/calls",
                [
                    "phone": "13812345678", "standing": "named", "kind": "help", "urgency": "normal",
                    "then": "dispatch",
                    "description": "No light", "category": TreePath.streetLights.key, "latitude": "32.04",
                    "longitude": "118.78",
                ])
            #expect(taken.location?.contains("notice=caseDispatched") == true)
        }
    }

    @Test("a list of cases is narrowed by its address and exported with the same filters")
    func lists() async throws {
        try await SeatsSite.with { site in
            let number: CaseNumber = try await site.city.receive()
            var dispatcher = site.browser(as: "dispatcher")
            #expect(try await dispatcher.get("/cases?state=received&kind=complaint").text.contains(number.grouped))
            #expect(try await !dispatcher.get("/cases?state=closed").text.contains(number.grouped))
            #expect(try await dispatcher.get("/cases?number=\(number.grouped)").text.contains(number.grouped))
            let table: Received = try await dispatcher.get("/cases.csv?state=received")
            #expect(table.type.hasPrefix("text/csv") && table.text.contains("\(number)"))
            #expect(try await !dispatcher.get("/cases.csv?state=closed").text.contains("\(number)"))
            #expect(try await dispatcher.get("/cases?number=12").status == 422)
        }
    }

    @Test("a reveal shows the reporter once and stands in the history the reporter reads")
    func reveal() async throws {
        try await SeatsSite.with { site in
            let number: CaseNumber = try await site.city.signed()
            var lamps = site.browser(as: "lamps")
            #expect(try await !lamps.get("/cases/\(number)").text.contains("13812345678"))
            let shown: Received = try await lamps.post(
                "/cases/\(number)/reveal", ["purpose": "contactAboutCase", "note": "To ask where the lamp is."])
            #expect(shown.text.contains("13812345678"))
            #expect(try await !lamps.get("/cases/\(number)").text.contains("13812345678"))
        }
    }

    @Test("every page is there in both languages", arguments: [Language.chinese, .english])
    func languages(language: Language) async throws {
        try await SeatsSite.with { site in
            var browser = site.browser(language)
            for path in ["/report", "/follow"] {
                let page: Received = try await browser.get(path)
                #expect(page.status == 200)
                #expect(page.text.contains("<html lang=\"\(language.rawValue)\""))
                #expect(!page.text.contains("page.\(path.dropFirst())"), "a key without a word on \(path)")
            }
        }
    }
}
