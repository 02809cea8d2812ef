import Kernel
import Storage

extension ShareNeed: Storable {}

extension CaseAgency {
    /// How many open cases an agency has a share of, or answers for.
    package static func openWork(of agency: TreePath, in tx: Transaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM (
                SELECT case_id FROM case_assignment WHERE agency_path = \(agency) AND need IS NOT NULL
                UNION SELECT id FROM case_file WHERE owner = \(agency) AND due IS NOT NULL) AS work
            """) ?? 0
    }
}

extension Case {
    /// Writes the shares that are new or have changed.
    func saveShares(after old: Case?, in tx: Transaction) throws {
        for share in assignments {
            let need: ShareNeed? = need(of: share)
            if let before = old?.assignment(share.number), before == share, old?.need(of: before) == need { continue }
            try save(share, need, in: tx)
        }
    }

    private func save(_ share: Assignment, _ need: ShareNeed?, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO case_assignment (case_id, number, agency, agency_path, state, need, offered_at, sign_due, reply_due,
                signed_at, replied_at)
            VALUES (\(id), \(share.number), \(share.agency.id), \(share.agency.path), \(share.state), \(need),
                \(share.offeredAt), \(share.signDue), \(share.replyDue), \(share.signedAt), \(share.repliedAt))
            ON CONFLICT (case_id, number) DO UPDATE SET agency = excluded.agency, agency_path = excluded.agency_path,
                state = excluded.state, need = excluded.need, sign_due = excluded.sign_due,
                reply_due = excluded.reply_due, signed_at = excluded.signed_at, replied_at = excluded.replied_at
            """)
    }
}
