import Agencies
import Kernel
import Storage

/// The acts on cases: who may, one transaction, the rules in the middle.
package struct CaseDesk: Sendable {
    let database: Database
    let clock: WallClock
    let vault: Vault
    let rules: CaseRules
    let ports: CasePorts
    package let categories: CategoryShelf

    package init(database: Database, clock: WallClock, vault: Vault, rules: CaseRules, ports: CasePorts) {
        self.database = database
        self.clock = clock
        self.vault = vault
        self.rules = rules
        self.ports = ports
        categories = CategoryShelf(database: database)
    }
}

/// The case that is meant, the version the caller saw (nil takes whatever there is), and the key of the request.
package struct CaseTarget: Sendable, Hashable {
    package let number: CaseNumber
    package let version: Int?
    package let once: IdempotencyKey?

    package init(_ number: CaseNumber, version: Int? = nil, once: IdempotencyKey? = nil) {
        self.number = number
        self.version = version
        self.once = once
    }
}

extension CaseDesk {
    typealias Decide = @Sendable (Case, Instant) throws -> [CaseEvent]

    /// An act of an officer on one case.
    func act(
        on target: CaseTarget, by officer: Officer, may permission: Permission, _ decide: @escaping Decide
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.must(permission, file.subject)
        } decide: { file, now, _ in
            try decide(file, now)
        }
    }

    /// An act on one case: first whether one may, then whether it is still as one saw it, then the rules.
    func change(
        _ target: CaseTarget, by author: Author, mayIf check: @escaping @Sendable (Case, Transaction) throws -> Void,
        decide: @escaping @Sendable (Case, Instant, Transaction) throws -> [CaseEvent]
    ) async throws -> Case {
        try await database.write { [now = clock.now] tx in
            try Self.once(target, mayIf: check, at: now, in: tx) { file in
                try file.record(decide(file, now, tx), by: author, at: now, in: tx)
            }
        }
    }

    /// The same request sent again does nothing more and is answered with the case as it stands.
    static func once(
        _ target: CaseTarget, mayIf check: (Case, Transaction) throws -> Void, at now: Instant, in tx: Transaction,
        _ body: (inout Case) throws -> Void
    ) throws -> Case {
        guard let id = try Case.lock(target.number, in: tx) else { throw CaseRefusal.noSuchCase }
        var file: Case = try .open(id, in: tx)
        try check(file, tx)
        _ = try Idempotency.once(target.once, at: now, in: tx) {
            if let seen = target.version, seen != file.version { throw CaseRefusal.movedOn(version: file.version) }
            try body(&file)
            return file.version
        }
        return file
    }
}

extension Officer {
    /// Dispatchers sort cases anywhere in their scope; operators those that their own agency holds.
    func mustTriage(_ file: Case) throws(NotAllowed) {
        if may(.takeCalls, file.subject), file.owner.id == agency { return }
        try must(.dispatchCases, file.subject)
    }
}
