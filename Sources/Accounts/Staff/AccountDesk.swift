import Agencies
import Kernel
import Storage

/// The acts on accounts: make, rename, move, suspend, close, unlock.
package struct AccountDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    /// A new account and its initial password, told this once. It may do nothing until it is given a role.
    package func create(_ draft: AccountDraft, by officer: Officer) async throws -> (Account, password: String) {
        let policy: AccountPolicy = try await tools.database.read { try .current(in: $0) }
        let password: String = InitialPassword.draw(policy.password)
        let hash: PasswordHash = try await .make(password, cost: policy.scrypt)
        let account: Account = try await tools.database.write { [now = tools.clock.now] tx in
            guard let agency = try Agency.find(draft.agency, in: tx) else { throw AgencyRefusal.unknownAgency }
            try officer.must(.administerSystem, agency.subject)
            return try Self.add(draft, hash, mustChange: true, by: Author(officer), at: now, in: tx)
        }
        return (account, password)
    }

    package func rename(_ id: Account.ID, to name: String, by officer: Officer) async throws {
        guard (1...40).contains(name.count) else { throw InvalidInput("name", "personName") }
        try await change(id, .administerSystem, by: officer) { account, _ in
            account.name = name
            return .renamed
        }
    }

    /// To another agency; roles stay and are the security administrator's to judge.
    package func move(_ id: Account.ID, to agency: Agency.ID, by officer: Officer) async throws {
        try await change(id, .administerSystem, by: officer) { account, tx in
            guard let target = try Agency.find(agency, in: tx) else { throw AgencyRefusal.unknownAgency }
            try officer.must(.administerSystem, target.subject)
            account.agency = agency
            return .moved(agency: agency)
        }
    }

    /// Suspends, reopens or closes an account; nobody does it to themselves.
    package func set(_ state: Account.State, _ id: Account.ID, by officer: Officer) async throws {
        guard id != officer.id else { throw AccountRefusal.notToYourself }
        try await change(id, .administerSystem, by: officer) { account, tx in
            guard account.state != state else { return nil }
            account.state = state
            if state != .active { try Session.deleteAll(of: id, in: tx) }
            return switch state {
            case .active: .reopened
            case .suspended: .suspended
            case .closed: .closed
            }
        }
    }

    /// Ends a lock before its time.
    package func unlock(_ id: Account.ID, by officer: Officer) async throws {
        try await change(id, .administerSecurity, by: officer) { account, _ in
            account.lockedUntil = nil
            account.failures = 0
            return .unlocked
        }
    }

    package func list(
        _ filter: AccountFilter = AccountFilter(), after login: String = "", limit: Int = 50
    ) async throws -> [AccountEntry] {
        try await tools.database.read { tx in
            let accounts: [Account] = try Account.list(filter, after: login, limit: limit, in: tx)
            return try AccountEntry.make(accounts, in: tx)
        }
    }

    package func find(_ id: Account.ID) async throws -> AccountEntry {
        let found: AccountEntry? = try await tools.database.read { tx in
            try AccountEntry.make(Account.find(id, in: tx).map { [$0] } ?? [], in: tx).first
        }
        guard let found else { throw AccountRefusal.unknownAccount }
        return found
    }

    package func find(login: String) async throws -> AccountEntry {
        let found: AccountEntry? = try await tools.database.read { tx in
            try AccountEntry.make(Account.find(login: login, in: tx).map { [$0] } ?? [], in: tx).first
        }
        guard let found else { throw AccountRefusal.unknownAccount }
        return found
    }

    package func policy() async throws -> AccountPolicy { try await tools.database.read { try .current(in: $0) } }

    /// What happened to the account, for the security administrator and the auditor.
    package func history(of id: Account.ID, after version: Int = 0, by officer: Officer) async throws -> [EventRecord] {
        try await tools.database.read { tx in
            guard let account = try Account.find(id, in: tx) else { throw AccountRefusal.unknownAccount }
            let subject: Subject = try account.subject(in: tx)
            if !officer.may(.administerSecurity, subject) { try officer.must(.readAudit, subject) }
            return try EventLog.read(account.stream, after: version, in: tx)
        }
    }

    private func change(
        _ id: Account.ID, _ permission: Permission, by officer: Officer,
        _ body: @escaping @Sendable (inout Account, Transaction) throws -> AccountEvent?
    ) async throws {
        try await tools.database.write { [now = tools.clock.now] tx in
            var account: Account = try .open(id, in: tx)
            try officer.must(permission, account.subject(in: tx))
            guard let event = try body(&account, tx) else { return }
            try account.record(event, by: Author(officer), at: now, in: tx)
        }
        tools.cache.drop(person: id)
    }

    static func add(
        _ draft: AccountDraft, _ password: PasswordHash, mustChange: Bool, by author: Author, at now: Instant,
        in tx: Transaction
    ) throws -> Account {
        var account: Account = try draft.account(
            id: .make(at: now), password: password, mustChange: mustChange, at: now)
        guard try Account.find(login: draft.login, in: tx) == nil else { throw AccountRefusal.loginTaken(draft.login) }
        account.version = 1
        try account.insert(in: tx)
        try EventLog.append([AccountEvent.created.entry], to: account.stream, after: 0, by: author, at: now, in: tx)
        return account
    }
}

extension Account {
    func subject(in tx: Transaction) throws -> Subject {
        try Agency.find(agency, in: tx)?.subject ?? Subject()
    }
}

/// An account as lists show it: with its agency and its roles.
package struct AccountEntry: Sendable {
    package let account: Account
    package let agency: Agency?
    package let assignments: [RoleAssignment]

    static func make(_ accounts: [Account], in tx: Transaction) throws -> [AccountEntry] {
        let roles: [Account.ID: [RoleAssignment]] = try RoleAssignment.of(accounts.map(\.id), in: tx)
        let agencies: [Agency.ID: Agency] = try Agency.find(accounts.map(\.agency), in: tx)
        return accounts.map {
            AccountEntry(account: $0, agency: agencies[$0.agency], assignments: roles[$0.id] ?? [])
        }
    }
}
