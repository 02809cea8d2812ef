import Foundation
import Kernel
import Site
import SiteTesting
import Testing

@testable import minhu

@Suite("The whole site")
struct WholeSiteTests {
    @Test("its description is sound and names a permission for every act of staff")
    func description() async throws {
        try await DemoTown.lend(cases: 0) { town in
            var browser = town.browser()
            let document: JSON = try await browser.get("/api/v1/openapi.json").json
            #expect(APIDescription(document).faults == [])
            let described = Set(document["paths"].members.keys)
            let declared = Set(town.site.routes.filter { $0.surface == .api }.map(\.path)).subtracting([
                "/api/v1/openapi.json"
            ])
            #expect(declared.subtracting(described) == [])
            for route in town.site.routes where route.surface == .api {
                guard case .staff(let permission) = route.access else { continue }
                let operation: JSON = document["paths"][route.path][route.method.rawValue.lowercased()]
                #expect(operation["x-permission"].text == permission.rawValue)
            }
        }
    }

    @Test("every link leads to a page its reader may see, and pages say everything in words")
    func links() async throws {
        try await DemoTown.lend { town in
            for login in [
                "operator1", "dispatcher", "officer-water", "followup", "analyst", "sysadmin", "secadmin", "auditor",
                "inspector", "rulekeeper",
            ] {
                var walk = LinkWalk(browser: try await town.staff(login), words: town.site.words)
                let faults: [String] = try await walk.faults(from: "/", most: 60)
                #expect(faults.isEmpty, "\(login): \(faults)")
            }
            var nobody = LinkWalk(browser: town.browser(), words: town.site.words)
            #expect(try await nobody.faults(from: "/", most: 30) == [])
        }
    }
}

/// Follows the links of pages, each address once.
struct LinkWalk {
    var browser: Browser
    let words: Words

    mutating func faults(from start: String, most: Int) async throws -> [String] {
        var faults: [String] = []
        var seen: Set<String> = []
        var due: [String] = [start]
        while let address = due.first, seen.count < most {
            due.removeFirst()
            guard seen.insert(Self.kind(address)).inserted else { continue }
            let answer = try await browser.follow(browser.get(address))
            if answer.status >= 400 { faults.append("\(address) → \(answer.status) \(answer.code ?? "")") }
            guard answer.isHTML else { continue }
            faults += unsaid(answer).map { "\(address) shows \($0)" }
            due += answer.html.links.map(\.address).filter { $0.hasPrefix("/") && !$0.hasPrefix("//") }
        }
        return faults
    }

    /// Keys that came through as themselves, and templates left open.
    private func unsaid(_ page: Received) -> [String] {
        let text: String = page.html.text
        let tags: [String] = text.contains("{{") || text.contains("}}") ? ["an open template"] : []
        let keys = text.matches(of: /\b[a-z][A-Za-z]+(\.[a-z][A-Za-z]+)+\b/).map { String($0.output.0) }
        let families: Set<String> = Set(words.keys.compactMap { $0.split(separator: ".").first.map(String.init) })
        return tags + keys.filter { key in families.contains(String(key.prefix { $0 != "." })) }
    }

    /// Addresses that differ only in their numbers and queries' values are pages of one kind.
    private static func kind(_ address: String) -> String {
        address.replacing(/=[^&]*/, with: "=").replacing(/\d+/, with: "0")
    }
}
