import Kernel
import Storage

extension Case {
    /// Puts in the rows of a case that has a past already, as it stands, with all its texts: for set-up and import.
    /// Its events go into the log by themselves; nobody is told of it.
    package func putInPlace(
        with texts: [CaseText], reporter: Reporter?, _ vault: Vault, in tx: Transaction
    ) throws {
        try insert(in: tx)
        try CaseText.insert(texts, of: id, in: tx)
        for assignment in assignments { try assignment.save(of: id, in: tx) }
        try reporter?.insert(for: id, vault, in: tx)
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
