import Agencies
import Cases
import Kernel
import Logging
import Site
import SiteTesting
import Storage
import StorageTesting
import Territory
import Testing

@testable import minhu

/// The stories of case work, told by those who take part, through the addresses that programs use. That of the whistle
/// is in `WhistleJourneyTests`.
@Suite("Stories", .serialized)
struct StoryTests {
    @Test("of case work, one after another in one city", arguments: Engine.available)
    func stories(engine: Engine) async throws {
        try await DemoTown.lend(cases: 0, on: engine) { town in
            var teller = try await Teller(town)
            try await Self.downTheTree(&teller)
            try await Self.threeReturns(&teller)
            try await Self.fiveReporters(&teller)
            try await Self.comesBack(&teller)
        }
    }

    /// An ordinary complaint goes down to a grid worker and comes back; its reporter sees one case and one answer.
    private static func downTheTree(_ teller: inout Teller) async throws {
        let number: String = try await teller.call()
        try await teller.says("dispatcher", number, "dispatch", ["agency": teller.agency("X02")])
        let line: [(login: String, below: String?)] = [
            ("officer-xuanwu", "T0202"), ("officer-meiyuan", "K020201"), ("officer-community", "G020201"),
            ("grid1", nil),
        ]
        for (index, seat) in line.enumerated() {
            try await teller.says(seat.login, number, "sign", ["assignment": .number(Double(index + 1))])
            guard let below = seat.below else { continue }
            try await teller.says(
                seat.login, number, "delegate",
                ["assignment": .number(Double(index + 1)), "agency": teller.agency(below)])
        }
        #expect(try await teller.detail(number)["owner"] == teller.agency("G020201"))
        for (index, seat) in line.enumerated().reversed() {
            #expect(try await teller.detail(number)["state"].text == "handling")
            try await teller.replies(seat.login, number, index + 1)
        }
        let detail: JSON = try await teller.detail(number)
        #expect(detail["state"].text == "replied" && detail["assignments"].list.count == 4)
        try await teller.says("followup", number, "follow-up", Teller.happy)
        #expect(try await teller.detail(number)["state"].text == "closed")
    }

    /// Two agencies hand it back; at the third return the dispatcher rules, and the ruling becomes a row.
    private static func threeReturns(_ teller: inout Teller) async throws {
        let number: String = try await teller.call()
        for (index, seat) in [
            ("D01", "officer-urban-management"), ("D02", "officer-housing"), ("D01", "officer-urban-management"),
        ].enumerated() {
            try await teller.says("dispatcher", number, "dispatch", ["agency": teller.agency(seat.0)])
            try await teller.says(
                seat.1, number, "return", ["assignment": .number(Double(index + 1)), "reason": "notOurDuty"])
            if index < 2 { try await teller.says("dispatcher", number, "accept-return", [:]) }
        }
        try await teller.says(
            "dispatcher", number, "rule",
            [
                "agency": teller.agency("D02"), "ground": "It belongs to the house.", "establish": true,
                "territory": .text(teller.place.path.key),
            ])
        let answer: Received = try await teller.tries(
            "officer-housing", number, "return", ["assignment": 4, "reason": "notOurDuty"])
        #expect(answer.code == "caseReturnIsFinal")
        let proposal = try await teller.town.city.cases.propose(
            category: TreePath(key: Teller.category), territory: teller.place.path)
        #expect(.text(proposal.agency.id.description) == teller.agency("D02"), "the next one goes there at once")
    }

    /// Five reporters of one matter: one answer each, and one of them has it done again.
    private static func fiveReporters(_ teller: inout Teller) async throws {
        var numbers: [String] = []
        for index in 0..<5 { numbers.append(try await teller.call(phone: "1000000000\(index)")) }
        for number in numbers.dropFirst() {
            try await teller.says("dispatcher", number, "merge", ["into": .text(numbers[0])])
        }
        try await teller.says("dispatcher", numbers[0], "dispatch", ["agency": teller.agency("D02")])
        try await teller.says("officer-housing", numbers[0], "sign", ["assignment": 1])
        try await teller.replies("officer-housing", numbers[0], 1)
        for number in numbers {
            #expect(try await teller.detail(number)["state"].text == "replied")
            let words: [String: JSON] = number == numbers[2] ? Teller.unhappy : Teller.happy
            try await teller.says("followup", number, "follow-up", words)
        }
        var states: [String] = []
        for number in numbers { states.append(try await teller.detail(number)["state"].text ?? "") }
        #expect(states == ["closed", "closed", "dispatched", "closed", "closed"])
    }

    /// What cannot be solved for want of funds comes back by itself on its day.
    private static func comesBack(_ teller: inout Teller) async throws {
        let number: String = try await teller.call()
        try await teller.says("dispatcher", number, "dispatch", ["agency": teller.agency("D02")])
        try await teller.says("officer-housing", number, "sign", ["assignment": 1])
        try await teller.says(
            "officer-housing", number, "defer", ["cause": "funding", "measure": "A fence.", "review": "2027-01-11"])
        try await teller.says("dispatcher", number, "judge-deferral", ["granted": true])
        #expect(try await teller.detail(number)["state"].text == "deferred")
        let later: DemoTown = try await teller.town.later(by: .days(60))
        try await ClockSweep(later.city.cases, logger: Logger(label: "test")).sweep()
        try await later.city.close()
        #expect(try await teller.detail(number)["state"].text == "handling")
    }
}

/// Tells a story: who does what with which case.
struct Teller {
    let town: DemoTown
    let place: Place
    private let agencies: [String: Agency]
    private var seats: [String: Browser] = [:]

    static let category = "01/02/07/"
    static let happy: [String: JSON] = ["contacted": true, "solved": true, "satisfaction": 5]
    static let unhappy: [String: JSON] = ["contacted": true, "solved": false, "satisfaction": 1, "whyNot": "notDone"]

    init(_ town: DemoTown) async throws {
        self.town = town
        place = try #require(try await town.city.territory.current.atlas().place(written: "320102002001"))
        let all = try await town.city.responsibilities.table(at: .testing).agencies.values
        agencies = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
    }

    func agency(_ code: String) -> JSON { .text(agencies[code]?.id.description ?? code) }

    /// A call is taken and becomes a case.
    mutating func call(phone: String = "10000000000") async throws -> String {
        let body: [String: JSON] = [
            "kind": "complaint", "channel": "hotline", "description": "The wall of the yard leans.",
            "phone": .text(phone),
            "category": .text(Self.category), "place": .text(place.id.description),
        ]
        let answer: Received = try await send("operator1", "/api/v1/cases", body)
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["number"].text)
    }

    mutating func says(_ login: String, _ number: String, _ act: String, _ body: [String: JSON]) async throws {
        let answer: Received = try await tries(login, number, act, body)
        #expect(answer.status == 200, "\(login) \(act): \(answer.text)")
    }

    mutating func replies(_ login: String, _ number: String, _ share: Int) async throws {
        try await says(
            login, number, "reply",
            [
                "assignment": .number(Double(share)), "result": "The wall stands upright.",
                "answer": "We had the wall repaired today.",
            ])
    }

    mutating func tries(
        _ login: String, _ number: String, _ act: String, _ body: [String: JSON]
    ) async throws -> Received {
        try await send(login, "/api/v1/cases/\(number)/\(act)", body)
    }

    mutating func detail(_ number: String) async throws -> JSON {
        var browser: Browser = try await seat("dispatcher")
        return try await browser.get("/api/v1/cases/\(number)").json
    }

    private mutating func send(_ login: String, _ path: String, _ body: [String: JSON]) async throws -> Received {
        var browser: Browser = try await seat(login)
        return try await browser.json(.post, path, .object(body))
    }

    private mutating func seat(_ login: String) async throws -> Browser {
        if let known = seats[login] { return known }
        let browser: Browser = try await town.staff(login)
        seats[login] = browser
        return browser
    }
}
