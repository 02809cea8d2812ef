import Kernel

/// Work to be done after the transaction that causes it, at least once; handlers are idempotent.
package struct Job: Sendable, Hashable {
    package let id: Identifier<Job>
    package let kind: String
    /// JSON without personal data: it points to it.
    package let body: String
    /// How often it has been taken up, this time included.
    package let attempts: Int

    package init(kind: String, body: String, at now: Instant) {
        self.init(id: .make(at: now), kind: kind, body: body, attempts: 0)
    }

    init(id: Identifier<Job>, kind: String, body: String, attempts: Int) {
        self.id = id
        self.kind = kind
        self.body = body
        self.attempts = attempts
    }
}

/// The jobs that are still to be done; what is done is gone.
package enum Outbox {
    package enum State: String, Sendable, CaseIterable, Storable { case waiting, dead }

    /// A line of the list that administrators see.
    package struct Line: Sendable, Hashable {
        package let job: Job
        package let due: Instant
        package let state: State
        package let lastFault: String?
        package var place: Place { Place(due: due, id: job.id) }
    }

    /// Where a page of the list begins: after this line.
    package struct Place: Sendable, Hashable {
        package let due: Instant
        package let id: Identifier<Job>

        package init(due: Instant, id: Identifier<Job>) {
            self.due = due
            self.id = id
        }
    }

    package static func enqueue(_ job: Job, due: Instant, in tx: Transaction) throws {
        try insert(job, due: due, in: tx)
        tx.connection.news.insert(.jobs)
    }

    /// Crosses a job off, unless another node has taken it over meanwhile.
    static func crossOff(_ job: Job, in tx: Transaction) throws {
        guard try delete(job, in: tx) == 1 else { throw JobFault.takenOver }
    }
}
