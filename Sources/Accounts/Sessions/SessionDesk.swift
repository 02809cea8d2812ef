import Agencies
import Kernel
import Storage

/// Tells who a session or a token stands for, and ends sessions.
package struct SessionDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    /// Nobody when the session is unknown, idle for too long or over.
    package func visitor(session secret: Secret, at now: Instant) async throws -> Visitor {
        let key: [UInt8] = secret.key
        if let known = tools.cache.visitor(for: key, at: now) { return known }
        let found: Found = try await tools.database.read { tx in
            let policy: AccountPolicy = try .current(in: tx)
            guard let session = try Session.find(key, in: tx) else { return Found() }
            guard !session.isOver(at: now, under: policy.sessionRules(for: session.holder)) else { return Found() }
            let visitor: Visitor = try Self.visitor(of: session, policy, at: now, in: tx)
            return Found(visitor: visitor, mustNote: session.isDueToBeSeen(at: now))
        }
        guard found.visitor != .nobody else { return .nobody }
        if found.mustNote { try await tools.database.write { try Session.saw(key, at: now, in: $0) } }
        tools.cache.keep(found.visitor, for: key, at: now)
        return found.visitor
    }

    /// Nobody when the token is unknown, revoked or over.
    package func visitor(bearer secret: Secret, at now: Instant) async throws -> Visitor {
        let key: [UInt8] = secret.key
        if let known = tools.cache.visitor(for: key, at: now) { return known }
        let found: Found = try await tools.database.read { tx in
            guard let token = try BearerToken.find(key: key, in: tx), token.isValid(at: now) else { return Found() }
            guard let account = try Account.find(token.account, in: tx), account.state == .active else {
                return Found()
            }
            let isDue: Bool = token.usedAt.map { now - $0 >= .hours(1) } ?? true
            return Found(visitor: .staff(try account.officer(in: tx)), mustNote: isDue)
        }
        guard found.visitor != .nobody else { return .nobody }
        if found.mustNote {
            try await tools.database.write { tx in
                guard var token = try BearerToken.find(key: key, in: tx) else { return }
                token.usedAt = now
                try token.update(in: tx)
            }
        }
        tools.cache.keep(found.visitor, for: key, at: now)
        return found.visitor
    }

    package func signOut(key: [UInt8]) async throws {
        try await tools.database.write { [now = tools.clock.now] tx in
            guard let session = try Session.find(key, in: tx) else { return }
            try Session.delete(key, in: tx)
            guard session.holder == .staff else { return }
            var account: Account = try .open(session.person, in: tx)
            try account.record(.signedOut, by: account.author, at: now, in: tx)
        }
        tools.cache.drop(key: key)
    }

    private struct Found: Sendable {
        var visitor: Visitor = .nobody
        var mustNote = false
    }

    private static func visitor(
        of session: Session, _ policy: AccountPolicy, at now: Instant, in tx: Transaction
    ) throws -> Visitor {
        switch session.holder {
        case .resident: return .resident(session.person)
        case .staff:
            guard let account = try Account.find(session.person, in: tx), account.state == .active else {
                return .nobody
            }
            let owes: Bool = account.owesNewPassword(at: now, under: policy.password)
            return .staff(try account.officer(mayAct: !owes, in: tx))
        }
    }
}

extension Account {
    /// The officer this account makes; one who owes a new password may do nothing yet.
    func officer(mayAct: Bool = true, in tx: Transaction) throws -> Officer {
        guard let agency = try Agency.find(agency, in: tx) else { throw AccountRefusal.unknownAccount }
        let grants: [Grant] = mayAct ? try RoleAssignment.of(id, in: tx).grants(by: Role.all(in: tx)) : []
        return Officer(id: id, name: name, agency: agency.id, agencyPath: agency.path, grants: grants)
    }
}
