import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@testable import minhu

@Suite("Odd inputs")
struct NoiseTests {
    @Test("values at the edge of what is allowed, and beyond it, make no route fail", arguments: Engine.available)
    func edges(_ engine: Engine) async throws {
        try await DemoTown.lend(on: engine) { town in
            let parts: [String: String] = try await DoorTests.parts(town)
            var browsers: [String: Browser] = [:]
            for login in Self.logins { browsers[login] = try await town.staff(login) }
            var faults: [String] = []
            for (index, oddity) in Oddity.all.enumerated() {
                for route in town.site.routes where !Self.endsAccounts(route) {
                    guard var browser = Self.login(for: route.access, index).flatMap({ browsers[$0] }) else { continue }
                    for part in oddity.parts(of: route) {
                        let answer: Received = try await oddity.send(route, part, parts, &browser)
                        let place = "\(oddity.name): \(route.method.rawValue) \(route.path)"
                        if answer.status >= 500 { faults.append("\(place) → \(answer.status)") }
                    }
                }
            }
            #expect(faults == [])
        }
    }

    private static let logins: [String] = [
        "operator1", "dispatcher", "officer-water", "grid1", "followup", "analyst", "sysadmin", "secadmin", "auditor",
        "coordinator-xuanwu", "inspector", "rulekeeper",
    ]

    /// Somebody who may; on routes for all, another one in each round.
    private static func login(for access: Access, _ round: Int) -> String? {
        switch access {
        case .everyone, .signedIn, .anyStaff, .resident: logins[round % logins.count]
        case .staff(let permission): holder[permission]
        case .staffWithOne(let some): some.lazy.compactMap { holder[$0] }.first
        }
    }

    private static let holder: [Permission: String] = [
        .takeCalls: "operator1", .viewCases: "dispatcher", .dispatchCases: "dispatcher", .handleCases: "officer-water",
        .verifyCases: "followup", .followUpCases: "followup", .exportCases: "dispatcher", .revealReporters: "operator1",
        .viewTerritory: "sysadmin", .editTerritory: "sysadmin", .viewAgencies: "sysadmin", .editAgencies: "sysadmin",
        .administerSystem: "sysadmin", .administerSecurity: "secadmin", .readAudit: "auditor",
        .superviseCases: "coordinator-xuanwu", .raiseWhistles: "officer-water",
        .coordinateWhistles: "coordinator-xuanwu",
        .judgeApplications: "inspector", .editRules: "rulekeeper", .viewFigures: "analyst",
    ]

    private static func endsAccounts(_ route: Route) -> Bool {
        route.path == "/sign-out" || route.path == "/me/password" && route.method != .get
    }
}

/// One way of being odd: what stands in the address, and what in the fields.
struct Oddity: Sendable {
    let name: String
    let part: String?
    let text: String
    let isHigh: Bool

    static let all: [Oddity] = [
        Oddity(name: "low", part: nil, text: "a", isHigh: false),
        Oddity(name: "high", part: nil, text: String(repeating: "长", count: 5_000), isHigh: true),
        Oddity(name: "quotes", part: "'%20OR%201=1--", text: "'; DROP TABLE city; --\"`\\%_", isHigh: false),
        Oddity(name: "marks", part: "%F0%9F%91%A9%E2%80%8D", text: "👩‍👩‍👧‍👦e\u{301}\u{200B}\u{2028}ﷺ", isHigh: true),
        Oddity(name: "digits", part: "99999999999999999999", text: "-9223372036854775808", isHigh: true),
        Oddity(name: "nothing", part: "%20", text: "0", isHigh: false),
        Oddity(name: "braces", part: "%7B%7Bx%7D%7D", text: "{{page.csrf}}{n}@error.notFound", isHigh: false),
        Oddity(name: "controls", part: "a%00b", text: "a\u{0}b", isHigh: true),
    ]

    /// What stands in the address: what is there (nil), and what is odd.
    func parts(of route: Route) -> [String?] {
        route.path.contains("{") && part != nil ? [nil, part] : [nil]
    }

    func send(
        _ route: Route, _ part: String?, _ parts: [String: String], _ browser: inout Browser
    ) async throws -> Received {
        let path: String = route.path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            segment.hasPrefix("{") ? part ?? parts[String(segment.dropFirst().dropLast())] ?? "x" : String(segment)
        }.joined(separator: "/")
        guard route.changesState, let verb = HTTPVerb(rawValue: route.method.rawValue.lowercased()) else {
            let query: [(String, String)] = route.input.map { ($0.name, shown($0)) }
            return try await browser.get(query.isEmpty ? path : "\(path)?\(Browser.encoded(query))")
        }
        let body = Dictionary(route.input.map { ($0.name, value($0)) }) { first, _ in first }
        return try await browser.json(verb, path, .object(body))
    }

    private func value(_ field: Field) -> JSON {
        switch field.kind {
        case .text(let max): .text(String(text.unicodeScalars.prefix(max).map(Character.init)))
        case .word(let words): (isHigh ? words.last : words.first).map { .text($0) } ?? .null
        case .integer(let range): .number(Double(isHigh ? range.upperBound : range.lowerBound))
        case .number(let range): .number(isHigh ? range.upperBound : range.lowerBound)
        case .flag: .flag(isHigh)
        case .day: isHigh ? "9999-12-31" : "0001-01-01"
        case .instant: isHigh ? "9999-12-31T23:59:59-14:00" : "0001-01-01T00:00:00+14:00"
        case .id: isHigh ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : "00000000-0000-0000-0000-000000000000"
        case .texts: .list([.text(String(text.prefix(100)))])
        case .photo, .photos: .null
        }
    }

    private func shown(_ field: Field) -> String {
        switch value(field) {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .flag(let flag): String(flag)
        default: text
        }
    }
}
