import Foundation
import Kernel
import Site
import SiteTesting
import Testing

@testable import minhu

@Suite("Scopes")
struct ScopeTests {
    @Test("nobody sees or changes a case outside their part of the city, by whatever route")
    func districts() async throws {
        try await DemoTown.lend(cases: 60) { town in
            var all = try await town.staff("dispatcher")
            for login in ["dispatcher-jiangning", "officer-jiangning", "officer-water", "grid1"] {
                var stranger = try await town.staff(login)
                let own: Set<String> = try await Self.numbers(&stranger)
                let foreign: [String] = try await Self.numbers(&all).subtracting(own).sorted()
                let number: String = try #require(foreign.first)
                let before: JSON = try await all.get("/api/v1/cases/\(number)").json
                #expect(try await Self.trespasses(town, number, &stranger) == [], "\(login)")
                let after: JSON = try await all.get("/api/v1/cases/\(number)").json
                #expect(after["number"].text == number && after == before)
            }
        }
    }

    /// Every route that names a case, tried with inputs that are in order.
    private static func trespasses(_ town: DemoTown, _ number: String, _ stranger: inout Browser) async throws
        -> [String]
    {
        var parts: [String: String] = try await DoorTests.parts(town)
        parts["number"] = number
        var faults: [String] = []
        for route in town.site.routes where route.path.contains("{number}") {
            let answer: Received = try await DoorTests.send(route, &stranger, Sample(parts: parts))
            let isRefused: Bool = (400..<500).contains(answer.status)
            if !isRefused || answer.text.contains(number) && !route.changesState {
                faults.append("\(route.method.rawValue) \(route.path) → \(answer.status)")
            }
        }
        return faults
    }

    private static func numbers(_ browser: inout Browser) async throws -> Set<String> {
        var numbers: Set<String> = []
        var address = "/api/v1/cases?limit=200"
        for _ in 0..<20 {
            let list: JSON = try await browser.get(address).json
            numbers.formUnion(list["items"].list.compactMap { $0["number"].text })
            guard let next = list["next"].text else { return numbers }
            address = "/api/v1/cases?limit=200&" + Browser.encoded([("after", next)])
        }
        return numbers
    }
}
