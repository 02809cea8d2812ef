import Kernel

extension Outbox {
    static func insert(_ job: Job, due: Instant, in tx: Transaction) throws {
        try tx.run("INSERT INTO outbox (id, kind, body, due_at) VALUES (\(job.id), \(job.kind), \(job.body), \(due))")
    }
}
