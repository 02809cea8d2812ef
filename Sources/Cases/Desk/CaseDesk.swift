import Agencies
import Kernel
import Storage

/// The acts on cases: who may, one transaction, the rules in the middle.
package struct CaseDesk: Sendable {
    let database: Database
    let clock: WallClock
    let vault: Vault
    package let book: RuleBook
    let ports: CasePorts
    package let categories: CategoryShelf

    package init(database: Database, clock: WallClock, vault: Vault, book: RuleBook, ports: CasePorts) {
        self.database = database
        self.clock = clock
        self.vault = vault
        self.book = book
        self.ports = ports
        categories = CategoryShelf(database: database, clock: clock)
    }

    /// The rules in force now, for what is shown.
    package func rules() async throws -> CaseRules { try await database.read { [book] in try book.rules(in: $0) } }
}

/// One reading of the clock and of the rules, within one transaction.
struct CaseMoment {
    let now: Instant
    let rules: CaseRules
    let tx: Transaction
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
    typealias Decide = @Sendable (Case, CaseMoment) throws -> [CaseEvent]
    typealias Check = @Sendable (Case, Transaction) throws -> Void

    /// An act of an officer on one case.
    func act(
        on target: CaseTarget, by officer: Officer, may permission: Permission, _ decide: @escaping Decide
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.must(permission, file.subject)
        } decide: { file, at in
            try decide(file, at)
        }
    }

    /// An act on one case: first whether one may, then whether it is still as one saw it, then the rules.
    func change(
        _ target: CaseTarget, by author: Author, mayIf check: @escaping Check, decide: @escaping Decide
    ) async throws -> Case {
        try await database.write { [now = clock.now, book] tx in
            let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
            return try Self.once(target, mayIf: check, at) { file in
                try file.record(decide(file, at), by: author, at)
            }
        }
    }

    /// The same request sent again does nothing more and is answered with the case as it stands.
    static func once(
        _ target: CaseTarget, mayIf check: (Case, Transaction) throws -> Void, _ at: CaseMoment,
        _ body: (inout Case) throws -> Void
    ) throws -> Case {
        guard let id = try Case.lock(target.number, in: at.tx) else { throw CaseRefusal.noSuchCase }
        var file: Case = try .open(id, in: at.tx)
        try check(file, at.tx)
        _ = try Idempotency.once(target.once, at: at.now, in: at.tx) {
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
