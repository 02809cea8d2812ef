import Kernel

/// The rules as they were enacted once. Version 0 are the defaults, which held from the beginning.
package struct RuleVersion<Table: RuleTable>: Sendable, Hashable {
    package let version: Int
    package let since: Instant
    package let author: Identifier<Visitor>?
    package let table: Table

    package init(version: Int, since: Instant, author: Identifier<Visitor>?, table: Table) {
        self.version = version
        self.since = since
        self.author = author
        self.table = table
    }

    package static var defaults: Self {
        Self(version: 0, since: Instant(milliseconds: 0), author: nil, table: Table())
    }
}

/// Somebody else has changed the rules meanwhile.
package struct RulesMovedOn: Explained, Hashable {
    package let version: Int

    package init(version: Int) { self.version = version }

    package var code: String { "rulesMovedOn" }
    package var kind: FaultKind { .stale }
    package var facts: [String: String] { ["version": String(version)] }
}

extension RuleKey {
    /// The changes of the rules in the log.
    var log: EventStream { EventStream(name, Identifier<RuleKey>(high: 0x7000, low: 0x8000_0000_0000_0000 | stream)) }
}
