import Kernel
import Logging
import ServiceLifecycle

/// Does the jobs of the outbox: leased, so that a crash only delays them; tried again with growing pauses; laid aside
/// as dead in the end, where people see them.
package struct JobRunner: Service {
    private let database: Database
    private let handlers: [String: JobHandler]
    private let rules: JobRules
    private let clock: WallClock
    private let logger: Logger

    /// As many as are done at the same time.
    private static let batch = 16
    private static let period: Duration = .seconds(2)

    package init(
        _ handlers: [JobHandler], database: Database, rules: JobRules = JobRules(), clock: WallClock, logger: Logger
    ) {
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.database = database
        self.rules = rules
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        let rounds = Rounds(name: "jobs", bell: database.bell, news: .jobs, period: Self.period, logger: logger)
        await rounds.run { try await runDue() }
    }

    /// Does all that is due now; tells how many were taken up.
    @discardableResult
    package func runDue() async throws -> Int {
        var taken = 0
        while !Task.isShuttingDownGracefully {
            let jobs: [Job] = try await lease()
            taken += jobs.count
            try await withThrowingTaskGroup(of: Void.self) { group in
                for job in jobs { group.addTask { try await perform(job) } }
                try await group.waitForAll()
            }
            guard jobs.count == Self.batch else { break }
        }
        return taken
    }

    private func lease() async throws -> [Job] {
        let now: Instant = clock.now
        let kinds: [String] = handlers.keys.sorted()
        let due: Bool = try await database.read { try Outbox.isAnyDue(of: kinds, at: now, in: $0) }
        guard due else { return [] }
        return try await database.write { [rules] tx in
            try Outbox.lease(of: kinds, at: now, until: now + rules.lease, limit: Self.batch, in: tx)
        }
    }

    private func perform(_ job: Job) async throws {
        guard let handler = handlers[job.kind] else { return }
        do {
            switch handler.way {
            case .act(let body):
                try await database.write { tx in
                    try body(job, tx)
                    try Outbox.crossOff(job, in: tx)
                }
            case .work(let body):
                try await body(job)
                try await database.write { try Outbox.crossOff(job, in: $0) }
            }
        } catch JobFault.takenOver {
            logger.warning("job was taken over", metadata: ["kind": "\(job.kind)", "job": "\(job.id)"])
        } catch {
            // A node that stops leaves the job to whoever comes after the lease.
            guard !Task.isCancelled else { throw error }
            try await putBack(job, because: error)
        }
    }

    private func putBack(_ job: Job, because error: any Error) async throws {
        let fault: String = faultName(error)
        let isDead: Bool = job.attempts >= rules.mostAttempts
        var random = SystemRandomNumberGenerator()
        let due: Instant = clock.now + rules.pause(after: job.attempts, using: &random)
        logger.log(
            level: isDead ? .error : .warning, "job failed",
            metadata: ["kind": "\(job.kind)", "job": "\(job.id)", "attempts": "\(job.attempts)", "fault": "\(fault)"])
        try await database.write { tx in
            try Outbox.putBack(job, as: isDead ? .dead : .waiting, due: due, because: fault, in: tx)
        }
    }
}

enum JobFault: Error {
    /// The lease ran out and another node has the job.
    case takenOver
}
