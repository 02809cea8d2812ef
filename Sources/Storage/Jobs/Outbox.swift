import Foundation
import Kernel

/// Work to be done after the transaction that causes it, at least once; handlers are idempotent.
package struct Job: Sendable, Hashable {
    package let id: Identifier<Job>
    package let kind: String
    /// JSON without personal data: it points to it.
    package let body: String
    package let attempts: Int

    package init(kind: String, body: String, at now: Instant) {
        id = .make(at: now)
        self.kind = kind
        self.body = body
        attempts = 0
    }

    init(id: Identifier<Job>, kind: String, body: String, attempts: Int) {
        self.id = id
        self.kind = kind
        self.body = body
        self.attempts = attempts
    }
}

package enum Outbox {
    package static func enqueue(_ job: Job, due: Instant, in tx: Transaction) throws {
        try insert(job, due: due, in: tx)
        tx.connection.news.insert(.jobs)
    }
}
