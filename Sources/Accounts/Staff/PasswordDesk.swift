import Kernel
import Storage

/// Changes passwords.
package struct PasswordDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    /// One's own password: the old one must be right, the new one good and not used before. All other sessions end.
    package func change(
        from old: String, to new: String, by person: Account.ID, keeping session: [UInt8]?
    ) async throws {
        let (account, former, policy) = try await tools.database.read { tx in
            let policy: AccountPolicy = try .current(in: tx)
            guard let account = try Account.find(person, in: tx) else { throw AccountRefusal.unknownAccount }
            return (account, try account.formerPasswords(limit: policy.password.history, in: tx), policy)
        }
        let faults: [FieldFault] = policy.password.faults(of: new, login: account.login)
        guard faults.isEmpty else { throw InvalidInput(faults) }
        let isRight: Bool = try await account.password.matches(old)
        if isRight { try await Self.mustBeNew(new, [account.password] + former) }
        let hash: PasswordHash = try await .make(new, cost: policy.scrypt)
        let isChanged: Bool = try await tools.database.write { [now = tools.clock.now] tx in
            var account: Account = try .open(person, in: tx)
            guard try account.attempt(isRight, policy.lockOut, at: now, in: tx) else { return false }
            try account.rememberPassword(in: tx)
            account.set(hash, mustChange: false, at: now)
            try account.record(.passwordChanged, by: account.author, at: now, in: tx)
            try Session.deleteAll(of: person, but: session, in: tx)
            return true
        }
        guard isChanged else { throw InvalidInput("current", "passwordWrong") }
        tools.cache.drop(person: person)
    }

    /// A new initial password for somebody who lost theirs, told once; by the security administrator.
    package func reset(_ id: Account.ID, by officer: Officer) async throws -> String {
        guard id != officer.id else { throw AccountRefusal.notToYourself }
        let policy: AccountPolicy = try await tools.database.read { try .current(in: $0) }
        let password: String = InitialPassword.draw(policy.password)
        let hash: PasswordHash = try await .make(password, cost: policy.scrypt)
        try await tools.database.write { [now = tools.clock.now] tx in
            var account: Account = try .open(id, in: tx)
            try officer.must(.administerSecurity, account.subject(in: tx))
            try account.rememberPassword(in: tx)
            account.set(hash, mustChange: true, at: now)
            try account.record(.passwordReset, by: Author(officer), at: now, in: tx)
            try Session.deleteAll(of: id, in: tx)
        }
        tools.cache.drop(person: id)
        return password
    }

    private static func mustBeNew(_ password: String, _ former: [PasswordHash]) async throws {
        for hash in former where try await hash.matches(password) {
            throw InvalidInput("password", "passwordUsedBefore")
        }
    }
}

extension Account {
    fileprivate mutating func set(_ hash: PasswordHash, mustChange: Bool, at now: Instant) {
        password = hash
        passwordSetAt = now
        mustChangePassword = mustChange
        failures = 0
        lockedUntil = nil
    }
}

/// A password to be changed at the first sign-in, easy to read out.
enum InitialPassword {
    private static let alphabets: [[Character]] = [
        Array("abcdefghjkmnpqrstuvwxyz"), Array("ABCDEFGHJKLMNPQRSTUVWXYZ"), Array("23456789"), Array("-+=%"),
    ]

    /// One of each class in turn, so that every rule on classes holds.
    static func draw(_ rules: PasswordRules) -> String {
        var random = SystemRandomNumberGenerator()
        let characters: [Character] = (0..<max(14, rules.minimumLength)).compactMap {
            alphabets[$0 % alphabets.count].randomElement(using: &random)
        }
        return String(characters)
    }
}
