import Accounts
import Agencies
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Testing

@Suite("Pages of accounts and agencies")
struct PageTests {
    @Test("Staff sign in to where they wanted, and out", arguments: Engine.available)
    func signIn(engine: Engine) async throws {
        try await withSite(engine) { town in
            var browser = Browser(town.site)
            let sent = try await browser.get("/me")
            #expect(sent.location == "/sign-in?to=%2Fme")
            try await browser.follow(sent)
            let wrong = try await browser.submit("/sign-in", ["account": "wang", "password": "wrong"])
            #expect(wrong.status == 401)
            #expect(wrong.text.contains("locked for 15 minutes"))
            #expect(!wrong.text.contains("value=\"wrong\""))
            let right = try await browser.submit("/sign-in", ["account": "wang", "password": goodPassword])
            #expect(right.location == "/me")
            #expect(right.setCookies.first?.attributes.contains("HttpOnly") == true)
            let me = try await browser.follow(right)
            #expect(me.html.headings.first == "wang")
            #expect(me.text.contains("Operator"))
            let out = try await browser.submit("/sign-out")
            #expect(out.location == "/sign-in?notice=account.signedOut")
            #expect(try await browser.get("/me").location != nil)
        }
    }

    @Test("A sign-in never leads to another site", arguments: ["//evil.test", "/\\evil.test", "https://evil.test"])
    func elsewhere(target: String) async throws {
        try await withSite(.sqlite) { town in
            var browser = Browser(town.site)
            try await browser.get("/sign-in")
            let answer = try await browser.post(
                "/sign-in", ["account": "wang", "password": goodPassword, "to": target])
            #expect(answer.location == "/")
        }
    }

    @Test(
        "Each page opens for those who may see it",
        arguments: [
            ("/admin/accounts", ["system", "security", "audit"]),
            ("/admin/accounts/wang", ["system", "security", "audit"]),
            ("/admin/roles", ["system", "security", "audit"]), ("/admin/messages", ["system"]),
            ("/agencies", ["system", "security", "audit", "wang"]),
            ("/agencies/C01", ["system", "security", "audit", "wang"]),
            ("/responsibilities", ["system", "security", "audit", "wang"]),
            ("/me", ["system", "security", "audit", "wang"]),
            ("/me/password", ["system", "security", "audit", "wang"]),
        ])
    func doors(path: String, admitted: [String]) async throws {
        try await withSite(.sqlite) { town in
            for login in ["system", "security", "audit", "wang"] {
                var browser = try await town.browser(as: login)
                let answer = try await browser.get(path)
                #expect(answer.status == (admitted.contains(login) ? 200 : 403), "\(login) at \(path)")
            }
        }
    }

    @Test("An account is made, given a role and used", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await withSite(engine) { town in
            var system = try await town.browser(as: "system")
            try await system.get("/admin/accounts")
            let bad = try await system.post("/admin/accounts", ["login": "L", "name": "Li", "agency": "C01"])
            #expect(bad.status == 422)
            let told = try await system.post("/admin/accounts", ["login": "li", "name": "Li", "agency": "C01"])
            let password = try #require(told.html.all("code").first?.text)
            var li = Browser(town.site)
            try await li.get("/sign-in")
            let first = try await li.submit("/sign-in", ["account": "li", "password": password])
            #expect(first.location == "/me/password")
            try await li.follow(first)
            #expect(try await li.get("/agencies").status == 403)
            try await li.get("/me/password")
            let differ = try await li.submit(
                "/me/password", ["current": password, "password": "Harbour-2027", "again": "Harbour-2028"])
            #expect(differ.status == 422)
            let changed = try await li.submit(
                "/me/password", ["current": password, "password": "Harbour-2027", "again": "Harbour-2027"])
            #expect(changed.location == "/?notice=account.passwordChanged")
            var audit = try await town.browser(as: "audit")
            let seen = try await audit.get("/admin/accounts/li")
            #expect(seen.text.contains("Password changed"))
        }
    }

    @Test(
        "The three administrators do not do each other's work",
        arguments: [
            ("security", "/admin/accounts", 403), ("system", "/admin/accounts/wang/unlock", 403),
            ("system", "/admin/accounts/wang/roles", 403), ("audit", "/admin/accounts/wang/reset", 403),
            ("security", "/admin/accounts/wang/state", 403), ("system", "/admin/roles/operator", 403),
        ])
    func apart(login: String, path: String, status: Int) async throws {
        try await withSite(.sqlite) { town in
            var browser = try await town.browser(as: login)
            try await browser.get("/me")
            #expect(
                try await browser.post(path, ["state": "closed", "role": "analyst", "node": "3201"]).status == status)
        }
    }

    @Test("A resident signs in by phone", arguments: Engine.available)
    func phone(engine: Engine) async throws {
        try await withSite(engine) { town in
            var browser = Browser(town.site)
            try await browser.get("/sign-in/phone")
            #expect(try await browser.submit("/sign-in/phone", ["phone": "123"]).status == 422)
            let asked = try await browser.submit("/sign-in/phone", ["phone": "13812345678"])
            #expect(asked.text.contains("138****5678"))
            #expect(try await browser.submit("/sign-in/code", ["code": "000000x"]).status == 422)
            let entered = try await browser.submit("/sign-in/code", ["code": town.town.sent.code])
            #expect(entered.location == "/")
            #expect(try await browser.get("/me").status == 403)
        }
    }

    @Test("Without a gateway the phone page says so")
    func closed() async throws {
        try await withSite(.sqlite, gateway: MessageGateway.none) { town in
            var browser = Browser(town.site)
            let page = try await browser.get("/sign-in/phone")
            #expect(page.text.contains("No message gateway is set up"))
            let refused = try await browser.post("/sign-in/phone", ["phone": "13812345678"])
            #expect(refused.status == 503)
        }
    }

    @Test("A program with a token sees who it is and proposes agencies")
    func program() async throws {
        try await withSite(.sqlite) { town in
            let secret = try await TokenDesk(town.town.tools).make(login: "wang", label: "x", lifetime: nil)
            var program = Browser(town.site, bearer: secret.text)
            let me = try await program.get("/api/v1/me")
            #expect(me.text.contains("takeCalls"))
            let proposal = try await program.get("/api/v1/responsibilities/proposal?category=01")
            #expect(proposal.text.contains("\"agency\":\"C01\""))
            #expect(proposal.text.contains("\"fallback\":true"))
            #expect(try await program.get("/api/v1/agencies").text.contains("\"C01\""))
            #expect(try await program.get("/api/v1/accounts").status == 403)
            #expect(try await program.get("/api/v1/agencies/none").status == 404)
        }
    }

    @Test("The responsibility page tells why")
    func why() async throws {
        try await withSite(.sqlite) { town in
            var browser = try await town.browser(as: "system")
            let answer = try await browser.get("/responsibilities?tryCategory=01/")
            #expect(answer.text.contains("the hotline centre takes it"))
            let added = try await browser.post(
                "/responsibilities", ["category": "01/", "agency": "C01", "ground": "§ 1"])
            #expect(added.location == "/responsibilities?notice=responsibility.added")
            let after = try await browser.get("/responsibilities?tryCategory=01/")
            #expect(after.text.contains("“Water” in “the whole city”"))
            let twice = try await browser.post(
                "/responsibilities", ["category": "01/", "agency": "C01", "ground": "§ 1"])
            #expect(twice.status == 409)
        }
    }

    @Test("The rules are the security administrator's, and hold at once")
    func policy() async throws {
        try await withSite(.sqlite) { town in
            var security = try await town.browser(as: "security")
            try await security.get("/admin/policy")
            let silly = try await security.submit("/admin/policy", ["minimumLength": "3"])
            #expect(silly.status == 422)
            let right = try await security.submit("/admin/policy", ["minimumLength": "12", "failures": "3"])
            #expect(right.location == "/admin/policy?notice=account.policyEnacted")
            #expect(try await town.town.accounts.policy().lockOut.failures == 3)
            var system = try await town.browser(as: "system")
            try await system.get("/admin/policy")
            #expect(try await system.post("/admin/policy", ["minimumLength": "12"]).status == 403)
        }
    }

    @Test("Lists are read along indexes", arguments: Engine.available)
    func plans(engine: Engine) async throws {
        try await withTown(engine) { town in
            let filters: [AccountFilter] = [
                AccountFilter(), AccountFilter(state: .active), AccountFilter(role: "operator", prefix: "w"),
                AccountFilter(agency: town.centre.path),
            ]
            for filter in filters {
                try await expectIndexed(
                    Account.listing(filter, after: "a", limit: 50), on: town.tools.database, small: ["agency"])
            }
            let agencies = Agency.listing(AgencyFilter(under: town.centre.path), after: nil, limit: 50)
            try await expectIndexed(agencies, on: town.tools.database)
        }
    }

    @Test("Lists go out as tables with their filters")
    func export() async throws {
        try await withSite(.sqlite) { town in
            var system = try await town.browser(as: "system")
            let accounts = try await system.get("/admin/accounts.csv?role=auditor")
            #expect(accounts.text.contains("audit,audit,Centre,Auditor,Active"))
            #expect(!accounts.text.contains("wang"))
            let rows = try await system.get("/responsibilities.csv")
            #expect(rows.text.contains("category,territory,lead,supports,ground,from,until"))
        }
    }

    @Test("A new city has three administrators with passwords of their own")
    func founding() async throws {
        try await withSite(.sqlite) { town in
            let node = TreePath(root: "3201")
            let people = try await town.town.accounts.foundAdministrators(of: town.town.centre, at: node, named: [:])
            #expect(people.map(\.login) == ["sysadmin", "secadmin", "auditor"])
            for person in people {
                let session = try await town.town.signIn.signIn(
                    login: person.login, password: person.password, from: "")
                #expect(session.mustChangePassword)
            }
        }
    }
}
