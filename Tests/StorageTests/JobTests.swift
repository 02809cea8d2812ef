import Kernel
import Logging
import ServiceLifecycle
import StorageTesting
import Synchronization
import Testing

@testable import Storage

@Suite struct JobTests {
    /// A clock that tests move by hand.
    private final class Hands: Sendable {
        private let time = Mutex(Instant.testing)
        func move(by span: Kernel.Span) { time.withLock { $0 = $0 + span } }
        var clock: WallClock { WallClock { self.time.withLock { $0 } } }
    }

    private func runner(
        _ handlers: JobHandler..., in database: Database, rules: JobRules = JobRules(), clock: WallClock? = nil
    ) -> JobRunner {
        JobRunner(
            handlers, database: database, rules: rules, clock: clock ?? .fixed(at: .testing), logger: quiet)
    }

    private func enqueue(
        _ kind: String, count: Int = 1, due: Instant = .testing, in database: Database
    ) async throws {
        try await database.write { tx in
            for _ in 0..<count { try Outbox.enqueue(Job(kind: kind, body: "{}", at: .testing), due: due, in: tx) }
        }
    }

    private static let counting: @Sendable (Job, Transaction) throws -> Void = { job, tx in
        try tx.run("INSERT INTO counter (name, value) VALUES (\(job.id.description), 1)")
    }

    @Test(arguments: Engine.available)
    func `jobs are done once by all nodes together, and are gone then`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await enqueue("count", count: 60, in: database)
            let taken: Int = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 {
                    group.addTask { try await runner(.act("count", Self.counting), in: database).runDue() }
                }
                return try await group.reduce(0, +)
            }
            #expect(taken == 60)
            #expect(try await database.value("SELECT COUNT(*) FROM counter") == 60)
            #expect(try await database.value("SELECT COUNT(*) FROM outbox") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `what is not due yet, or of an unknown kind, is left`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await enqueue("count", due: .testing + .seconds(1), in: database)
            try await enqueue("unknown", in: database)
            #expect(try await runner(.act("count", Self.counting), in: database).runDue() == 0)
            #expect(try await database.value("SELECT COUNT(*) FROM outbox") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a job whose node fell silent is done by another after the lease`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let hands = Hands()
            try await enqueue("count", in: database)
            let lost: [Job] = try await database.write { tx in
                try Outbox.lease(of: ["count"], at: .testing, until: .testing + .minutes(5), limit: 9, in: tx)
            }
            let runner = runner(.act("count", Self.counting), in: database, clock: hands.clock)
            let atOnce: Int = try await runner.runDue()
            hands.move(by: .minutes(6))
            let later: Int = try await runner.runDue()
            #expect((atOnce, later) == (0, 1))
            // The first node comes back to life: what it does now is undone.
            let job: Job = try #require(lost.first)
            await #expect(throws: JobFault.takenOver) {
                try await database.write { tx in
                    try tx.run("INSERT INTO counter (name, value) VALUES ('again', 1)")
                    try Outbox.crossOff(job, in: tx)
                }
            }
            #expect(try await database.value("SELECT COUNT(*) FROM counter") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a job that fails comes back later and later, and is dead in the end`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let hands = Hands()
            var rules = JobRules()
            rules.mostAttempts = 3
            try await enqueue("fail", in: database)
            let runner = runner(.work("fail") { _ in throw Failure() }, in: database, rules: rules, clock: hands.clock)
            var pauses: [Int64] = []
            for attempt in 1...3 {
                #expect(try await runner.runDue() == 1)
                #expect(try await runner.runDue() == 0)
                let state: Outbox.State = attempt == 3 ? .dead : .waiting
                let line = try #require(try await database.read { try Outbox.list(state, limit: 9, in: $0) }.first)
                #expect(line.job.attempts == attempt)
                #expect(line.lastFault == "Failure")
                pauses.append((line.due - hands.clock.now).milliseconds)
                hands.move(by: line.due - hands.clock.now)
            }
            #expect((7_500...12_500).contains(pauses[0]))
            #expect((15_000...25_000).contains(pauses[1]))
            #expect(try await runner.runDue() == 0)
            let dead: [Outbox.Line] = try await database.read { try Outbox.list(.dead, limit: 9, in: $0) }
            let id: Identifier<Job> = try #require(dead.first?.job.id)
            let now: Instant = hands.clock.now
            let isRevived: Bool = try await database.write { try Outbox.revive(id, at: now, in: $0) }
            #expect(isRevived)
            #expect(try await runner.runDue() == 1)
        }
    }

    @Test func `pauses double up to a bound`() {
        var random = SystemRandomNumberGenerator()
        let rules = JobRules()
        let pauses: [Int64] = (1...40).map { rules.pause(after: $0, using: &random).milliseconds }
        #expect(pauses.allSatisfy { $0 <= rules.longestPause.milliseconds * 5 / 4 })
        #expect(pauses[3] >= 60_000 && pauses[3] <= 100_000)
    }

    @Test(arguments: Engine.available)
    func `the list is paged by key`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await enqueue("a", count: 5, in: database)
            try await enqueue("b", count: 5, due: .testing + .seconds(9), in: database)
            var place: Outbox.Place?
            var kinds: [String] = []
            while true {
                let page: [Outbox.Line] = try await database.read { [place] in
                    try Outbox.list(.waiting, after: place, limit: 3, in: $0)
                }
                guard let last = page.last else { break }
                kinds += page.map(\.job.kind)
                place = last.place
            }
            #expect(kinds == Array(repeating: "a", count: 5) + Array(repeating: "b", count: 5))
        }
    }

    @Test(arguments: Engine.available)
    func `the service takes up what is enqueued and ends when it is asked to`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let (done, tell) = AsyncStream.makeStream(of: Void.self)
            let service = runner(.work("tell") { _ in tell.yield() }, in: database)
            let group = ServiceGroup(services: [service], logger: quiet)
            async let running: Void = group.run()
            for _ in 0..<2 {
                try await enqueue("tell", in: database)
                for await _ in done { break }
            }
            await group.triggerGracefulShutdown()
            try await running
        }
    }
}
