import Kernel
import Storage

/// Lets staff in by name and password.
package struct SignInDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    /// One answer, in the same time, for every reason not to let somebody in.
    package func signIn(login: String, password: String, from address: String) async throws -> NewSession {
        let now: Instant = tools.clock.now
        let print: [UInt8] = tools.vault.keyedHash(address)
        let (account, policy) = try await tools.database.read { tx in
            let policy: AccountPolicy = try .current(in: tx)
            let limit: Limit = policy.lockOut.perAddress
            let failures: [Instant] = try SignInFailure.times(print, since: now - limit.span, in: tx)
            guard limit.allowsMore(after: failures, at: now) else {
                throw AccountRefusal.tooManySignIns(policy.lockOut)
            }
            return (try Account.find(login: login.lowercased(), in: tx), policy)
        }
        let tried: PasswordHash = account?.password ?? .decoy(cost: policy.scrypt)
        let isRight: Bool = try await tried.matches(password)
        let session: NewSession? = try await tools.database.write { [sweep = tools.sweep] tx in
            try sweep.runIfDue(policy, at: now, in: tx)
            let session: NewSession? = try account.flatMap { account in
                try Self.judge(account.id, tried: tried, isRight, policy, at: now, in: tx)
            }
            if session == nil { try SignInFailure.add(print, at: now, in: tx) }
            return session
        }
        guard let session else { throw AccountRefusal.signIn(policy.lockOut) }
        return session
    }

    private static func judge(
        _ id: Account.ID, tried: PasswordHash, _ isRight: Bool, _ policy: AccountPolicy, at now: Instant,
        in tx: Transaction
    ) throws -> NewSession? {
        var account: Account = try .open(id, in: tx)
        let passwordIsRight: Bool = isRight && account.password == tried
        guard try account.attempt(passwordIsRight, policy.lockOut, at: now, in: tx) else { return nil }
        try account.record(.signedIn, by: account.author, at: now, in: tx)
        return try Session.begin(
            .staff, id, policy, mustChangePassword: account.owesNewPassword(at: now, under: policy.password), at: now,
            in: tx)
    }
}

extension Account {
    /// Judges an attempt and writes down a failure or a lock.
    mutating func attempt(
        _ passwordIsRight: Bool, _ rules: LockOutRules, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        switch judge(passwordIsRight: passwordIsRight, at: now, under: rules) {
        case .admitted: return true
        case .failed: try record(.signInFailed, by: .anonymous, at: now, in: tx)
        case .locked(let until): try record(.locked(until: until), by: .anonymous, at: now, in: tx)
        case .closedDoor: break
        }
        return false
    }
}

extension Session {
    static func begin(
        _ holder: Holder, _ person: Identifier<Visitor>, _ policy: AccountPolicy, mustChangePassword: Bool = false,
        at now: Instant, in tx: Transaction
    ) throws -> NewSession {
        let secret: Secret = .make()
        try Session(key: secret.key, holder: holder, person: person, startedAt: now, seenAt: now).insert(in: tx)
        return NewSession(
            secret: secret, visitor: person, endsAt: now + policy.sessionRules(for: holder).absolute,
            mustChangePassword: mustChangePassword)
    }
}
