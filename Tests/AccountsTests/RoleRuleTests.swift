import Accounts
import Kernel
import Testing

private let business = ["operator", "dispatcher", "officer", "gridWorker", "followUp", "analyst"]
private let administrators = ["systemAdmin", "securityAdmin", "auditor"]
private let all = business + administrators

@Suite("Powers that exclude each other")
struct RoleRuleTests {

    @Test("Business roles go together", arguments: business, business)
    func together(one: String, other: String) throws { try role(one).mustFit([role(other)]) }

    @Test("An administrator holds no other power", arguments: administrators, all)
    func apart(one: String, other: String) throws {
        if one == other {
            try role(one).mustFit([role(other)])
        } else {
            #expect(throws: AccountRefusal.self) { try role(one).mustFit([role(other)]) }
            #expect(throws: AccountRefusal.self) { try role(other).mustFit([role(one)]) }
        }
    }

    @Test("The refusal names the powers held and asked for")
    func reason() {
        #expect(throws: AccountRefusal.powersExclude(held: .business, asked: .audit)) {
            try role("auditor").mustFit([role("operator")])
        }
    }

    @Test("No role mixes powers itself; each default is pure")
    func pure() throws {
        for role in Role.defaults { try role.mustBePure() }
        let mixed = Role("all", [.takeCalls, .administerSecurity])
        #expect(throws: AccountRefusal.roleMixes(.business, .security)) { try mixed.mustBePure() }
    }

    @Test("Every permission is in some default role")
    func complete() {
        let given: Set<Permission> = Role.defaults.reduce(into: []) { $0.formUnion($1.permissions) }
        #expect(given == Set(Permission.allCases))
    }

    @Test(
        "An assignment covers its node, its category and its agency, and nothing beside",
        arguments: [
            (nil, nil, "3201/02/001/", "a/b/", "C/", true), (nil, nil, "3201/", "a/", "C/", false),
            ("a/", nil, "3201/02/", "a/b/", "C/", true), ("a/", nil, "3201/02/", "b/", "C/", false),
            (nil, "C/", "3201/02/", "a/", "C/X/", true), (nil, "C/X/", "3201/02/", "a/", "C/", false),
        ] as [(String?, String?, String, String, String, Bool)])
    func scope(category: String?, agency: String?, node: String, kind: String, hands: String, covers: Bool) {
        let scope = RoleScope(
            "officer", node: xuanwu, category: category.map { TreePath(key: $0) },
            agency: agency.map { TreePath(key: $0) })
        let subject = Subject(
            node: TreePath(key: node), category: TreePath(key: kind), agencies: [TreePath(key: hands)])
        #expect(scope.grant(role("officer")).covers(subject) == covers)
    }
}
