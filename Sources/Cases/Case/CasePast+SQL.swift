import Kernel
import Storage

extension Case {
    /// Puts in the rows of a case that has a past already, as it stands, with all its texts: for set-up and import.
    /// Its events go into the log by themselves; nobody is told of it.
    package func putInPlace(
        with past: CasePast, _ vault: Vault, under rules: CaseRules, in tx: Transaction
    ) throws {
        try insert(in: tx)
        try WrittenText.insert(past.texts, of: id, in: tx)
        try saveShares(after: nil, in: tx)
        try saveClocks(after: nil, CaseMoment(now: updatedAt, rules: rules, tx: tx))
        try past.reporter?.insert(for: id, vault, in: tx)
    }
}

/// What came with a case that has a past.
package struct CasePast: Sendable {
    package let texts: [WrittenText]
    package let reporter: Reporter?

    package init(texts: [WrittenText], reporter: Reporter?) {
        self.texts = texts
        self.reporter = reporter
    }
}

extension CaseNumber {
    /// Says how many numbers of a day are taken, so that the next case of the day gets the next one.
    package static func begin(_ day: Day, after last: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO case_sequence (day, last) VALUES (\(day), \(last))
            ON CONFLICT (day) DO UPDATE SET last = excluded.last
            """)
    }
}
