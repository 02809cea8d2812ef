import Accounts
import Foundation
import Kernel
import Site
import SiteTesting
import Testing

@testable import minhu

/// One kind of visitor, with what the default roles allow.
struct Caller {
    let name: String
    let visitor: Visitor
    var browser: Browser
}

@Suite("Doors")
struct DoorTests {
    @Test("every route lets in whom it declares and nobody else, and no request of theirs makes a 5xx")
    func doors() async throws {
        try await DemoTown.lend { town in
            let sample = Sample(parts: try await Self.parts(town))
            var faults: [String] = []
            for caller in try await Self.callers(town) {
                for route in town.site.routes where !Self.endsTheSession(route) {
                    faults += try await Self.knock(route, caller, sample)
                }
            }
            #expect(faults == [])
            print("doors: \(town.site.routes.count) routes tried by each kind of visitor")
        }
    }

    /// Signing out and changing the password would change who is asking.
    private static func endsTheSession(_ route: Route) -> Bool {
        route.path == "/sign-out" || route.path == "/me/password" && route.method != .get
    }

    private static func knock(_ route: Route, _ caller: Caller, _ sample: Sample) async throws -> [String] {
        var browser: Browser = caller.browser
        let answer: Received = try await send(route, &browser, sample)
        let place =
            "\(caller.name): \(route.method.rawValue) \(sample.path(route)) → \(answer.status) \(answer.code ?? "")"
        if answer.status >= 500 { return [place] }
        let isAtDoor: Bool =
            ["notSignedIn", "notForYou"].contains(answer.code) || answer.location?.hasPrefix("/sign-in?") ?? false
        if expects(route, caller.visitor) { return isAtDoor ? [place + " though declared"] : [] }
        return isAtDoor || answer.code == "notAllowed" ? [] : [place + " though not declared"]
    }

    static func send(_ route: Route, _ browser: inout Browser, _ sample: Sample) async throws -> Received {
        let path: String = sample.path(route)
        guard route.changesState else {
            let query: String = Browser.encoded(sample.query(route.input))
            return try await browser.get(query.isEmpty ? path : "\(path)?\(query)")
        }
        guard let verb = HTTPVerb(rawValue: route.method.rawValue.lowercased()) else {
            return try await browser.get(path)
        }
        let csrf: String = browser.page?.html.value(of: "_csrf") ?? ""
        return try await browser.json(verb, path, sample.json(route.input), ["X-CSRF-Token": csrf])
    }

    /// Said anew here, so that a slip in `Access` does not hide itself.
    private static func expects(_ route: Route, _ visitor: Visitor) -> Bool {
        // Residents have sessions, and programs' endpoints take tokens only.
        let isUnknown: Bool = route.surface == .api && visitor.officer == nil
        let permissions: Set<Permission> = Set(visitor.officer?.grants.flatMap(\.permissions) ?? [])
        switch (route.access, isUnknown ? .nobody : visitor) {
        case (.everyone, _): return true
        case (_, .nobody): return false
        case (.signedIn, _), (.resident, .resident), (.anyStaff, .staff): return true
        case (.staff(let permission), .staff): return permissions.contains(permission)
        case (.staffWithOne(let some), .staff): return !permissions.isDisjoint(with: some)
        default: return false
        }
    }

    private static func callers(_ town: DemoTown) async throws -> [Caller] {
        var callers: [Caller] = [
            Caller(name: "nobody", visitor: .nobody, browser: town.browser()),
            Caller(
                name: "resident", visitor: .resident(.make(at: .init(milliseconds: 0))),
                browser: try await town.resident()),
        ]
        let logins: [String: String] = [
            "operator": "operator1", "dispatcher": "dispatcher", "officer": "officer-water", "gridWorker": "grid1",
            "followUp": "followup", "analyst": "analyst", "systemAdmin": "sysadmin", "securityAdmin": "secadmin",
            "auditor": "auditor", "coordinator": "coordinator-xuanwu", "inspector": "inspector",
            "ruleKeeper": "rulekeeper",
        ]
        for role in Role.defaults {
            let login: String = try #require(logins[role.code])
            let officer = Officer(
                id: .make(at: .init(milliseconds: 0)), name: login, agency: .make(at: .init(milliseconds: 0)),
                agencyPath: TreePath(root: "x"),
                grants: [Grant(role: role.code, permissions: role.permissions, node: TreePath(root: "3201"))])
            callers.append(Caller(name: login, visitor: .staff(officer), browser: try await town.staff(login)))
        }
        return callers
    }

    static func parts(_ town: DemoTown) async throws -> [String: String] {
        var dispatcher = try await town.staff("dispatcher")
        let cases: JSON = try await dispatcher.get("/api/v1/cases?limit=1").json
        return [
            "number": cases["items"][0]["number"].text ?? "", "code": "320102", "login": "grid2",
            "id": "01990000-0000-7000-8000-000000000001", "hash": String(repeating: "0", count: 64), "key": "nothing",
            "phone": "13900001111", "to": "/",
        ]
    }
}
