import Assessment
import Cases
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@Suite("Stories of applications")
struct StoryTests {
    @Test("from filing over a question, a refusal and an appeal to the public count", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await TownSite.with(engine) { site in
            let town: Town = site.town
            let number: CaseNumber = try await town.answered()

            // The lamps' officer says that the lamp is not theirs.
            var lamps = site.browser(as: "lamps")
            try await lamps.get("/cases/\(number)/applications/new")
            let filed: Received = try await lamps.post(
                "/cases/\(number)/applications",
                ["kind": "exclusion", "ground": "outsideDuty", "statement": "The lamp stands inside the estate."])
            let first: String = try #require(filed.location?.split(separator: "?").first.map(String.init))

            // The judge asks; the clock stands still over a long weekend; the officer answers.
            var judge = site.browser(as: "judge")
            try await judge.get(first)
            try await judge.post("\(first)/question", ["question": "Who paid for the lamp?"])
            #expect(try await judge.get(first).text.contains("clock stopped"))
            town.clock.move(by: .days(4))
            try await lamps.get(first)
            try await lamps.post("\(first)/evidence", ["text": "The owners did, by the invoice."])

            // The judge refuses; the agency appeals; the judge may not judge that, the government's may.
            try await judge.get(first)
            try await judge.post("\(first)/judgement", ["decision": "refused", "reason": "An invoice is no title."])
            try await lamps.get(first)
            let appealed: Received = try await lamps.post(
                "\(first)/appeal", ["ground": "newEvidence", "statement": "Here is the title itself."])
            let appeal: String = try #require(appealed.location?.split(separator: "?").first.map(String.init))
            try await judge.get(appeal)
            let own: Received = try await judge.post(
                "\(appeal)/judgement", ["decision": "refused", "reason": "As I said before."])
            #expect(own.status == 403)
            var city = site.browser(as: "city")
            try await city.get(appeal)
            try await city.post("\(appeal)/judgement", ["decision": "granted", "reason": "The title is plain."])

            // The story is on the page, the case is out of the rates, and nothing of the case has changed.
            let page: String = try await lamps.get(first).text
            for said in ["Who paid for the lamp?", "An invoice is no title.", "overturned on appeal"] {
                #expect(page.contains(said), "\(said)")
            }
            let view: CaseView = try await town.cases.open(number, by: town.lamps)
            #expect(view.file.state == .replied)
            #expect(try await town.standing(view.file.id).count == 1)

            // Two more of the kind, and everybody may read three; the overturned one is told as few.
            for _ in 0..<2 { _ = try await town.judged(.granted) }
            var nobody = Browser(site.site)
            let count: String = try await nobody.get("/public/exclusions").text
            #expect(count.contains(">3<") && count.contains("fewer than 3"))
            #expect(!count.contains(number.grouped))
        }
    }
}
