import Kernel
import Storage

extension CalendarLog {
    /// The version of the stream: one row, read by its key.
    static func revision(in tx: Transaction) throws -> Int {
        try tx.value("SELECT number FROM calendar_revision WHERE id = 1") ?? 0
    }

    static func setRevision(_ number: Int, in tx: Transaction) throws {
        try tx.run("UPDATE calendar_revision SET number = \(number) WHERE id = 1")
    }

    /// False when it has been announced before, by whatever node.
    static func markAnnounced(_ year: Int, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO calendar_announced (year, announced_at) VALUES (\(year), \(now)) ON CONFLICT (year) DO NOTHING
            """) == 1
    }

    static func announced(_ year: Int, in tx: Transaction) throws -> Instant? {
        try tx.value("SELECT announced_at FROM calendar_announced WHERE year = \(year)")
    }
}
