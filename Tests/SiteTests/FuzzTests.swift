import Foundation
import Site
import SiteTesting
import Testing

@Suite("Random requests")
struct FuzzTests {
    @Test("never make a 5xx, and every answer keeps its promises", arguments: [1, 2, 3, 4] as [UInt64])
    func noise(_ seed: UInt64) async throws {
        let site = try TestSite.shared.get()
        var random = SeededRandom(seed: seed)
        var browser = site.browser()
        var person = try await site.signedIn("officer")
        for round in 0..<1_000 {
            let request = NoiseRequest(&random)
            let answer: Received =
                round % 2 == 0
                ? try await browser.send(request.method, request.path, request.headers, request.body)
                : try await person.send(request.method, request.path, request.headers, request.body)
            #expect(answer.status < 500, "\(request)")
            #expect(answer[header: "Content-Security-Policy"] != nil)
            guard answer.status >= 400, request.method != .head else { continue }
            let isFormAgain: Bool = answer.isHTML && answer.html.all(class: "refusal").count == 1
            #expect(isFormAgain || answer.code?.isEmpty == false, "\(request) → \(answer.text)")
        }
    }
}

/// SplitMix64.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z: UInt64 = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
