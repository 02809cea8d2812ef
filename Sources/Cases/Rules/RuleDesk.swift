import Kernel
import Storage

/// Shows and changes the rules of case work. Running clocks keep what they were given.
package struct RuleDesk: Sendable {
    private let table: RulesDesk<CaseRuleTable>
    private let database: Database
    private let book: RuleBook

    package init(database: Database, clock: WallClock, book: RuleBook) {
        table = RulesDesk(database: database, clock: clock)
        self.database = database
        self.book = book
    }

    package func current() async throws -> CaseRules {
        try await database.read { [book] in try book.rules(in: $0) }
    }

    /// The newest first.
    package func versions() async throws -> [RuleVersion<CaseRuleTable>] { try await table.versions() }

    package func change(
        _ seen: Int, by officer: Officer, _ body: @escaping @Sendable (inout CaseRuleTable) throws -> Void
    ) async throws -> Int {
        try await table.change(seen, by: officer, body)
    }

    /// Puts a row into the standard, in place of the one for the same cases.
    package func put(_ row: StandardRow, seen: Int, by officer: Officer) async throws -> Int {
        try await table.change(seen, by: officer) { table in
            guard let standard = table.standard.with(row) else { throw RuleRefusal.lastRow }
            table.standard = standard
        }
    }

    package func remove(_ scope: StandardScope, seen: Int, by officer: Officer) async throws -> Int {
        try await table.change(seen, by: officer) { table in
            guard let standard = table.standard.without(scope) else { throw RuleRefusal.lastRow }
            table.standard = standard
        }
    }
}

/// Why a change of the rules is refused.
package enum RuleRefusal: Explained, Hashable {
    /// The row that every case can fall back on.
    case lastRow

    package var code: String { "ruleLastRow" }
    package var kind: FaultKind { .conflict }
}
