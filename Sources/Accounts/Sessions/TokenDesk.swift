import Kernel
import Storage

/// Makes and revokes the tokens of programs.
package struct TokenDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    /// A new token for the account, shown this once; by the system (the command line).
    package func make(login: String, label: String, lifetime: Span?) async throws -> Secret {
        let account: Account? = try await tools.database.read { try Account.find(login: login, in: $0) }
        guard let account, account.state == .active else { throw AccountRefusal.unknownAccount }
        return try await make(for: account.id, label: label, lifetime: lifetime, by: .system)
    }

    /// A new token for oneself.
    package func make(label: String, lifetime: Span?, by officer: Officer) async throws -> Secret {
        try await make(for: officer.id, label: label, lifetime: lifetime, by: Author(officer))
    }

    package func list(of officer: Officer) async throws -> [BearerToken] {
        try await tools.database.read { try BearerToken.of(officer.id, in: $0) }
    }

    /// One's own, or anybody's by the security administrator.
    package func revoke(_ id: BearerToken.ID, by officer: Officer) async throws {
        let key: [UInt8] = try await tools.database.write { [now = tools.clock.now] tx in
            guard var token = try BearerToken.find(id, in: tx) else { throw AccountRefusal.unknownToken }
            if token.account != officer.id { try officer.must(.administerSecurity, Subject()) }
            guard token.revokedAt == nil else { return token.key }
            token.revokedAt = now
            try token.update(in: tx)
            var account: Account = try .open(token.account, in: tx)
            try account.record(.tokenRevoked(id), by: Author(officer), at: now, in: tx)
            return token.key
        }
        tools.cache.drop(key: key)
    }

    private func make(
        for id: Account.ID, label: String, lifetime: Span?, by author: Author
    ) async throws -> Secret {
        guard (1...60).contains(label.count) else { throw InvalidInput("label", "tokenLabel") }
        let secret: Secret = .make(prefix: "minhu_")
        try await tools.database.write { [now = tools.clock.now] tx in
            var account: Account = try .open(id, in: tx)
            let token = BearerToken(
                id: .make(at: now), key: secret.key, account: id, label: label, createdAt: now,
                endsAt: lifetime.map { now + $0 })
            try token.insert(in: tx)
            try account.record(.tokenMade(token.id, endsAt: token.endsAt), by: author, at: now, in: tx)
        }
        return secret
    }
}
