import Kernel
import Logging
import ServiceLifecycle
import StorageTesting
import Testing

@testable import Storage

@Suite struct FollowerTests {
    /// Counts each stream's events in a table of its own.
    private static let counting = Follower("counting") { events, tx in
        for event in events {
            try tx.run(
                """
                INSERT INTO counter (name, value) VALUES (\(event.stream.id.description), 1)
                ON CONFLICT (name) DO UPDATE SET value = counter.value + 1
                """)
        }
    }

    private func runner(_ followers: Follower..., in database: Database) -> FollowerRunner {
        FollowerRunner(followers, database: database, clock: .fixed(at: .testing), logger: quiet)
    }

    private func counted(in database: Database) async throws -> Int {
        try await database.value("SELECT SUM(value) FROM counter", as: Int?.self).flatMap { $0 } ?? 0
    }

    @Test(arguments: Engine.available)
    func `each event is handled once, over restarts and by several nodes`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            for round in 1...3 {
                for _ in 0..<5 { try await database.append(["1", "2"]) }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<3 {
                        group.addTask { try await runner(Self.counting, in: database).catchUp() }
                    }
                    try await group.waitForAll()
                }
                #expect(try await counted(in: database) == round * 10)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a follower that throws stays where it was, with what it wrote undone`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await database.append()
            let failing = Follower("counting") { events, tx in
                try Self.counting.handle(events, tx)
                throw Failure()
            }
            await #expect(throws: Failure()) { try await runner(failing, in: database).catchUp() }
            #expect(try await counted(in: database) == 0)
            try await runner(Self.counting, in: database).catchUp()
            #expect(try await counted(in: database) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `long logs are handled in batches, in order`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            try await database.append((1...1_201).map(String.init))
            let ordered = Follower("ordered") { events, tx in
                for (one, next) in zip(events, events.dropFirst()) where one.position >= next.position {
                    throw Failure()
                }
                try Self.counting.handle(events, tx)
            }
            try await runner(ordered, in: database).catchUp()
            #expect(try await counted(in: database) == 1_201)
        }
    }

    @Test(.enabled(if: Engine.available.contains(.postgres)))
    func `a writer that commits late is not passed over`() async throws {
        try await withDatabase(.postgres, Sample.migrations) { database in
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let gate = Gate()
            async let late: Void = database.write { tx in
                _ = try EventLog.append([.sample()], to: .sample(), after: 0, by: .system, at: .testing, in: tx)
                start.yield()
                gate.wait()
            }
            for await _ in started { break }
            try await database.append()
            try await runner(Self.counting, in: database).catchUp()
            let early: Int = try await counted(in: database)
            gate.open()
            try await late
            try await runner(Self.counting, in: database).catchUp()
            #expect(early == 0)
            #expect(try await counted(in: database) == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `the service wakes after a commit and ends when it is asked to`(engine: Engine) async throws {
        try await withDatabase(engine, Sample.migrations) { database in
            let (handled, tell) = AsyncStream.makeStream(of: Int.self)
            let telling = Follower("telling") { events, _ in tell.yield(events.count) }
            let group = ServiceGroup(services: [runner(telling, in: database)], logger: quiet)
            async let running: Void = group.run()
            try await database.append()
            var seen = 0
            for await count in handled {
                seen += count
                if seen == 1 { try await database.append(["1", "2"]) }
                if seen == 3 { break }
            }
            await group.triggerGracefulShutdown()
            try await running
            #expect(seen == 3)
        }
    }
}
