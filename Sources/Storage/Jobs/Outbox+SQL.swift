import Kernel

extension Outbox {
    static func insert(_ job: Job, due: Instant, in tx: Transaction) throws {
        try tx.run("INSERT INTO outbox (id, kind, body, due_at) VALUES (\(job.id), \(job.kind), \(job.body), \(due))")
    }

    static func isAnyDue(of kinds: [String], at now: Instant, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            "SELECT 1 FROM outbox WHERE state = 'waiting' AND due_at <= \(now) AND kind IN \(list: kinds) LIMIT 1")
        return found != nil
    }

    /// Takes due jobs up: moved into the future, they come back by themselves should this node fall silent.
    static func lease(
        of kinds: [String], at now: Instant, until end: Instant, limit: Int, in tx: Transaction
    ) throws -> [Job] {
        let jobs: [Job] = try tx.all(
            """
            SELECT id, kind, body, attempts + 1 AS attempts FROM outbox
            WHERE state = 'waiting' AND due_at <= \(now) AND kind IN \(list: kinds)
            ORDER BY due_at, id LIMIT \(limit) \(sql: tx.skipLocked)
            """, Job.init(row:))
        try tx.run(
            "UPDATE outbox SET due_at = \(end), attempts = attempts + 1 WHERE id IN \(list: jobs.map(\.id))")
        return jobs
    }

    static func delete(_ job: Job, in tx: Transaction) throws -> Int {
        try tx.run("DELETE FROM outbox WHERE id = \(job.id) AND attempts = \(job.attempts)")
    }

    static func putBack(
        _ job: Job, as state: State, due: Instant, because fault: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE outbox SET state = \(state), due_at = \(due), last_fault = \(fault)
            WHERE id = \(job.id) AND attempts = \(job.attempts)
            """)
    }

    /// A page of the jobs in a state, the earliest due first.
    package static func list(
        _ state: State, after place: Place? = nil, limit: Int, in tx: Transaction
    ) throws -> [Line] {
        let rest: SQL = place.map { "AND (due_at, id) > (\($0.due), \($0.id))" } ?? ""
        return try tx.all(
            """
            SELECT id, kind, body, attempts, due_at, state, last_fault FROM outbox
            WHERE state = \(state) \(sql: rest) ORDER BY due_at, id LIMIT \(limit)
            """, Line.init(row:))
    }

    /// Gives a dead job a fresh start; false when there is no such.
    package static func revive(_ id: Identifier<Job>, at now: Instant, in tx: Transaction) throws -> Bool {
        tx.connection.news.insert(.jobs)
        return try tx.run(
            "UPDATE outbox SET state = 'waiting', attempts = 0, due_at = \(now) WHERE id = \(id) AND state = 'dead'")
            == 1
    }
}

extension Job {
    init(row: Row) throws {
        try self.init(id: row("id"), kind: row("kind"), body: row("body"), attempts: row("attempts"))
    }
}

extension Outbox.Line {
    init(row: Row) throws {
        job = try Job(row: row)
        due = try row("due_at")
        state = try row("state")
        lastFault = try row("last_fault")
    }
}
