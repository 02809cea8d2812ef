import Foundation
import Kernel
import Storage

/// Shows and changes the rules of case work. Each change is a new version; running clocks keep what they were given.
package struct RuleDesk: Sendable {
    let database: Database
    let clock: WallClock
    let book: RuleBook

    package init(database: Database, clock: WallClock, book: RuleBook) {
        self.database = database
        self.clock = clock
        self.book = book
    }

    package func current() async throws -> CaseRules { try await database.read { [book] in try book.rules(in: $0) } }

    /// The newest versions first.
    package func versions() async throws -> [StoredRules] {
        try await database.read { try StoredRules.list(limit: 50, in: $0) }
    }

    package func change(policy: CasePolicy, seen: Int, by officer: Officer) async throws -> Int {
        try policy.mustBeSane()
        return try await change(seen, "policyChanged", by: officer) { rules in rules.policy = policy }
    }

    /// Puts a row into the standard, in place of the one for the same cases.
    package func put(_ row: StandardRow, seen: Int, by officer: Officer) async throws -> Int {
        try await change(seen, "standardChanged", by: officer) { rules in
            guard let standard = rules.standard.with(row) else { throw RuleRefusal.lastRow }
            rules.standard = standard
        }
    }

    package func remove(_ scope: StandardScope, seen: Int, by officer: Officer) async throws -> Int {
        try await change(seen, "standardChanged", by: officer) { rules in
            guard let standard = rules.standard.without(scope) else { throw RuleRefusal.lastRow }
            rules.standard = standard
        }
    }

    private func change(
        _ seen: Int, _ word: String, by officer: Officer, _ body: @escaping @Sendable (inout CaseRules) throws -> Void
    ) async throws -> Int {
        try officer.must(.editRules, Subject())
        return try await database.write { [book, now = clock.now] tx in
            let old: CaseRules = try book.rules(in: tx)
            guard seen == old.version else { throw RuleRefusal.movedOn(version: old.version) }
            var new: CaseRules = old
            try body(&new)
            guard new != old else { return old.version }
            let stored = StoredRules(version: old.version + 1, at: now, author: officer.id, new)
            try stored.insert(in: tx)
            let event = NewEvent(kind: word, body: "{\"version\":\(stored.version)}")
            try EventLog.append([event], to: Self.stream, after: old.version, by: Author(officer), at: now, in: tx)
            return stored.version
        }
    }

    private static let stream = EventStream("rules", Identifier<CaseRules>(high: 0x7000, low: 0x8000_0000_0000_0003))
}

/// Why a change of the rules is refused.
package enum RuleRefusal: Explained, Hashable {
    case movedOn(version: Int)
    /// The row that every case can fall back on.
    case lastRow

    package var code: String {
        switch self {
        case .movedOn: "ruleMovedOn"
        case .lastRow: "ruleLastRow"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .movedOn: .stale
        case .lastRow: .conflict
        }
    }

    package var facts: [String: String] {
        if case .movedOn(let version) = self { ["version": String(version)] } else { [:] }
    }
}
