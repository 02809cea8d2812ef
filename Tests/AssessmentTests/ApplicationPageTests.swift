import Assessment
import Cases
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@Suite("Pages of applications")
struct ApplicationPageTests {
    @Test("an agency files from its case, and reads the judgement with its reason", arguments: Engine.available)
    func file(engine: Engine) async throws {
        try await TownSite.with(engine) { site in
            let number: CaseNumber = try await site.town.answered()
            var lamps = site.browser(as: "lamps")
            #expect(try await lamps.get("/cases/\(number)/applications/new").status == 200)
            let sent: Received = try await lamps.post(
                "/cases/\(number)/applications",
                ["kind": "exclusion", "ground": "outsideDuty", "statement": "It is the estate's lamp."])
            #expect(sent.status == 303)
            let address: String = try #require(sent.location).replacing("?notice=application.filed", with: "")
            var judge = site.browser(as: "judge")
            #expect(try await judge.get(address).text.contains("It is the estate&#39;s lamp."))
            let judged: Received = try await judge.post(
                "\(address)/judgement", ["decision": "granted", "reason": "The register agrees."])
            #expect(judged.status == 303)
            #expect(try await lamps.get(address).text.contains("The register agrees."))
        }
    }

    @Test("a refused form comes back with what was typed and what is wrong")
    func refused() async throws {
        try await TownSite.with { site in
            let number: CaseNumber = try await site.town.answered()
            var lamps = site.browser(as: "lamps")
            try await lamps.get("/cases/\(number)/applications/new?kind=unreasonableDemand")
            let answer: Received = try await lamps.post(
                "/cases/\(number)/applications",
                ["kind": "unreasonableDemand", "ground": "outsideDuty", "statement": "Typed by hand"])
            #expect(answer.status == 422 && answer.text.contains("Typed by hand"))
            var water = site.browser(as: "water")
            #expect(try await water.get("/cases/\(number)/applications/new").status == 403)
        }
    }

    @Test(
        "the queue offers to each judge what they may judge, and says of the rest why not", arguments: Engine.available)
    func queue(engine: Engine) async throws {
        try await TownSite.with(engine) { site in
            let file: Application = try await site.town.filed()
            var judge = site.browser(as: "judge")
            let workable: Received = try await judge.get("/applications")
            #expect(workable.text.contains("/applications/\(file.id)") && !workable.text.contains("you have a stake:"))
            #expect(try await judge.get("/applications/\(file.id)").text.contains("/judgement"))
            var colleague = site.browser(as: "colleague")
            #expect(try await colleague.get("/applications").text.contains("you have a stake:"))
            let page: Received = try await colleague.get("/applications/\(file.id)")
            #expect(page.text.contains("you have a stake:") && !page.text.contains("/judgement"))
            let forced: Received = try await colleague.post(
                "/applications/\(file.id)/judgement", ["decision": "granted", "reason": "For a friend."])
            #expect(forced.status == 403)
        }
    }

    @Test("lists are filtered by their address, paged by key, and exported as they stand")
    func lists() async throws {
        try await TownSite.with { site in
            var ids: [Application.ID] = []
            for _ in 0..<3 {
                ids.append(try await site.town.filed().id)
                site.town.clock.move(by: .minutes(1))
            }
            var lamps = site.browser(as: "lamps")
            let first: Received = try await lamps.get("/applications?view=agency&limit=2")
            #expect(first.text.contains("\(ids[2])") && first.text.contains("\(ids[1])"))
            #expect(!first.text.contains("/applications/\(ids[0])"))
            let next: String = try #require(first.html.links.first { $0.address.contains("after=") }?.address)
            #expect(try await lamps.get(next).text.contains("/applications/\(ids[0])"))
            #expect(try await !lamps.get("/applications?view=agency&state=granted").text.contains("\(ids[0])"))
            let csv: Received = try await lamps.get("/applications.csv?view=agency&kind=exclusion")
            #expect(csv.status == 200 && csv.text.split(separator: "\r\n").count == 4)
            var water = site.browser(as: "water")
            #expect(try await !water.get("/applications").text.contains("\(ids[0])"))
            #expect(try await water.get("/applications?view=queue").status == 403)
        }
    }

    @Test("programs file, read and judge by the same rules")
    func programs() async throws {
        try await TownSite.with { site in
            let number: CaseNumber = try await site.town.answered()
            var lamps = site.program("lamps")
            let body: JSON = [
                "number": .text("\(number)"), "kind": "exclusion", "ground": "forceMajeure",
                "statement": "Roads were under water.",
            ]
            let made: Received = try await lamps.json(
                .post, "/api/v1/applications", body, ["Idempotency-Key": "number-one"])
            let same: Received = try await lamps.json(
                .post, "/api/v1/applications", body, ["Idempotency-Key": "number-one"])
            #expect(made.status == 201 && made.json["id"] == same.json["id"], "\(same.status) \(same.text)")
            let id: String = try #require(made.json["id"].text)
            var judge = site.program("judge")
            #expect(try await judge.get("/api/v1/applications").json["items"][0]["id"].text == id)
            let verdict: JSON = ["decision": "refused", "reason": "Only one road was."]
            let judged: Received = try await judge.json(.post, "/api/v1/applications/\(id)/judge", verdict)
            #expect(judged.json["state"].text == "refused")
            let again: Received = try await judge.json(.post, "/api/v1/applications/\(id)/judge", verdict)
            #expect(again.status == 409 && again.code == "applicationNotNow")
            let appeal: JSON = ["ground": "newEvidence", "statement": "Pictures of both roads."]
            #expect(try await lamps.json(.post, "/api/v1/applications/\(id)/appeal", appeal).status == 201)
        }
    }

    @Test(
        "the public count says little numbers as few, and neither numbers of cases nor texts",
        arguments: Engine.available)
    func publicCount(engine: Engine) async throws {
        try await TownSite.with(engine) { site in
            for _ in 0..<3 { _ = try await site.town.judged(.granted) }
            let single: Application = try await site.town.filed(.exclusion(.falseFacts))
            var nobody = Browser(site.site)
            let page: Received = try await nobody.get("/public/exclusions")
            #expect(page.status == 200 && page.text.contains("Agency D01"))
            #expect(page.text.contains(">3<") && page.text.contains("fewer than 3"))
            #expect(!page.text.contains(">1<") && !page.text.contains(">2<"))
            #expect(!page.text.contains(single.filing.number.grouped) && !page.text.contains("estate"))
            #expect(page.text.contains("As of "))
            let json: JSON = try await nobody.get("/api/v1/public/exclusions").json
            let lines: [JSON] = json["items"].list
            #expect(lines.count == 2 && json["fewerThan"].number == 3)
            let few = try #require(lines.first { $0["ground"].text == "falseFacts" })
            #expect(few["filed"] == .null && !json.isEmptyOfMeaning)
            let many = try #require(lines.first { $0["ground"].text == "outsideDuty" })
            #expect(many["filed"].number == 3 && many["granted"].number == 3 && many["refused"] == .null)
        }
    }

    @Test("the rules can be read by all who work with them and changed by their keeper")
    func rules() async throws {
        try await TownSite.with { site in
            var keeper = site.browser(as: "keeper")
            #expect(try await keeper.get("/assessment/rules").status == 200)
            let sent: Received = try await keeper.post(
                "/assessment/rules",
                [
                    "filingDays": "7", "appealDays": "10", "judgeDays": "5", "secondJudgeAbove": "20",
                    "leastPublicCount": "5", "_version": "0",
                ])
            #expect(sent.status == 303)
            var lamps = site.browser(as: "lamps")
            let read: Received = try await lamps.get("/assessment/rules")
            #expect(
                read.text.contains("7") && !read.text.contains("<form method=\"post\" action=\"/assessment/rules\""))
            try await keeper.get("/assessment/rules")
            let wrong: Received = try await keeper.post(
                "/assessment/rules",
                [
                    "filingDays": "0", "appealDays": "10", "judgeDays": "5", "secondJudgeAbove": "20",
                    "leastPublicCount": "5", "_version": "1",
                ])
            #expect(wrong.status == 422)
        }
    }
}

extension JSON {
    fileprivate var isEmptyOfMeaning: Bool { (self["meaning"].text ?? "").isEmpty }
}
