import Agencies
import Kernel
import Storage

/// Gives and takes roles, and changes what they allow; the security administrator's alone.
package struct RoleDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    package func roles() async throws -> [Role] { try await tools.database.read { try Role.all(in: $0) } }

    /// Nobody gives themselves a role, and nobody holds powers that exclude each other.
    package func give(_ scope: RoleScope, to id: Account.ID, by officer: Officer) async throws {
        guard id != officer.id else { throw AccountRefusal.notToYourself }
        try officer.must(.administerSecurity, Subject(node: scope.node, category: scope.category))
        try await tools.database.write { [now = tools.clock.now] tx in
            var account: Account = try .open(id, in: tx)
            try officer.must(.administerSecurity, account.subject(in: tx))
            let held: [RoleAssignment] = try RoleAssignment.of(id, in: tx)
            guard !held.contains(where: { $0.scope == scope }) else { throw AccountRefusal.assignmentTwice }
            let roles: [Role] = try Role.all(in: tx)
            guard let role = roles.first(where: { $0.code == scope.role }) else {
                throw AccountRefusal.unknownRole(scope.role)
            }
            try role.mustFit(roles.filter { role in held.contains { $0.scope.role == role.code } })
            try account.give(scope, by: Author(officer), at: now, in: tx)
        }
        tools.cache.drop(person: id)
    }

    package func take(_ id: RoleAssignment.ID, by officer: Officer) async throws {
        let person: Account.ID = try await tools.database.write { [now = tools.clock.now] tx in
            guard let assignment = try RoleAssignment.find(id, in: tx) else { throw AccountRefusal.unknownAssignment }
            guard assignment.account != officer.id else { throw AccountRefusal.notToYourself }
            var account: Account = try .open(assignment.account, in: tx)
            try officer.must(.administerSecurity, account.subject(in: tx))
            try assignment.delete(in: tx)
            try account.record(.roleTaken(assignment.scope), by: Author(officer), at: now, in: tx)
            return account.id
        }
        tools.cache.drop(person: person)
    }

    /// Changes what a role allows, or adds one; refused when somebody who holds it would join excluding powers.
    package func save(_ role: Role, by officer: Officer) async throws {
        try officer.must(.administerSecurity, Subject())
        try role.mustBePure()
        try await tools.database.write { [now = tools.clock.now] tx in
            let others: [Role] = try Role.all(in: tx).filter { $0.code != role.code }
            let holders: [Account.ID] = try RoleAssignment.holders(of: role.code, in: tx)
            for held in try RoleAssignment.of(holders, in: tx).values {
                try role.mustFit(others.filter { other in held.contains { $0.scope.role == other.code } })
            }
            try role.save(in: tx)
            try RoleEvent.append(role, by: Author(officer), at: now, in: tx)
        }
        tools.cache.dropAll()
    }
}

extension Account {
    mutating func give(_ scope: RoleScope, by author: Author, at now: Instant, in tx: Transaction) throws {
        try RoleAssignment(id: .make(at: now), account: id, scope: scope, givenAt: now).insert(in: tx)
        try record(.roleGiven(scope), by: author, at: now, in: tx)
    }
}

/// Changes of roles, in one stream of their own.
enum RoleEvent {
    private static let stream = EventStream("role", Identifier<Role>(high: 0x7000, low: 0x8000_0000_0000_0001))

    static func append(_ role: Role, by author: Author, at now: Instant, in tx: Transaction) throws {
        let version: Int = try EventLog.read(stream, in: tx).last?.version ?? 0
        let words: String = role.permissions.map { "\"\($0.rawValue)\"" }.sorted().joined(separator: ",")
        let body: String = "{\"permissions\":[\(words)],\"role\":\"\(role.code)\"}"
        try EventLog.append(
            [NewEvent(kind: "roleChanged", body: body)], to: stream, after: version, by: author, at: now, in: tx)
    }
}
