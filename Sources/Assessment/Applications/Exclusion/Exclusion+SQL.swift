import Cases
import Kernel
import Storage

/// 剔除: a case that an agency's rates leave out, by the application that was granted.
package struct Exclusion: Sendable, Hashable {
    package let application: Application.ID
    package let matter: Case.ID
    package let agency: TreePath
    package let kind: ApplicationKind
    package let ground: ApplicationGround
    package let grantedAt: Instant
    package let revokedAt: Instant?
}

extension Exclusion {
    /// The exclusions of a case that stand or stood.
    package static func all(of matter: Case.ID, in tx: Transaction) throws -> [Exclusion] {
        try tx.all(
            """
            SELECT application_id, case_id, agency, kind, ground, granted_at, revoked_at FROM assessment_exclusion
            WHERE case_id = \(matter) ORDER BY agency, granted_at
            """, Exclusion.init(row:))
    }

    init(row: Row) throws {
        self.init(
            application: try row(at: 0), matter: try row(at: 1), agency: try row(at: 2), kind: try row(at: 3),
            ground: try row(at: 4), grantedAt: try row(at: 5), revokedAt: try row(at: 6))
    }

    /// Keeps the table in step with an application that was judged or overturned.
    static func follow(_ file: Application, from old: Application, at now: Instant, in tx: Transaction) throws {
        guard file.isExcluded != old.isExcluded else { return }
        if file.isExcluded {
            try tx.run(
                """
                INSERT INTO assessment_exclusion (application_id, case_id, agency, kind, ground, granted_at)
                VALUES (\(file.id), \(file.filing.matter), \(file.agency.path), \(file.kind), \(file.ground), \(now))
                """)
        } else {
            try tx.run("UPDATE assessment_exclusion SET revoked_at = \(now) WHERE application_id = \(file.id)")
        }
    }
}

extension Exclusion {
    /// How many cases of an agency were taken out since a moment. Until this transaction ends nobody else judges an
    /// application of the agency, so that two judges never count the same number.
    static func count(of agency: TreePath, since start: Instant, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            INSERT INTO assessment_docket (agency, judgements) VALUES (\(agency), 1)
            ON CONFLICT (agency) DO UPDATE SET judgements = assessment_docket.judgements + 1
            """)
        return try tx.value(
            "SELECT COUNT(*) FROM assessment_exclusion WHERE agency = \(agency) AND granted_at >= \(start)") ?? 0
    }
}
