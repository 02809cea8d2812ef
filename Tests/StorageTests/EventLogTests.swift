import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct EventLogTests {
    @Test(arguments: Engine.available)
    func `events come back as they were appended`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let stream = EventStream.sample()
            let author = Author(kind: .staff, person: .make(at: .testing), agency: .make(at: .testing))
            let event = NewEvent(kind: "returned", body: #"{"why":"不归我管"}"#, because: "notOurs")
            let version: Int = try await database.write { tx in
                try EventLog.append([.sample(), event], to: stream, after: 0, by: author, at: .testing, in: tx)
            }
            let events: [EventRecord] = try await database.read { try EventLog.read(stream, in: $0) }
            #expect(version == 2)
            #expect(events.map(\.version) == [1, 2])
            #expect(events.map(\.entry.event) == [.sample(), event])
            #expect(events.map(\.author) == [author, author])
            #expect(events.map(\.at) == [.testing, .testing])
        }
    }

    @Test(arguments: Engine.available)
    func `each event is chained to the one before it`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let stream = EventStream.sample()
            for version in 0..<3 {
                try await database.write { tx in
                    _ = try EventLog.append(
                        [.sample("\(version)")], to: stream, after: version, by: .system, at: .testing, in: tx)
                }
            }
            let events: [EventRecord] = try await database.read { try EventLog.read(stream, in: $0) }
            var hash: [UInt8] = []
            for event in events {
                hash = event.entry.hash(after: hash)
                #expect(event.hash == hash)
            }
            #expect(Set(events.map(\.hash)).count == 3)
        }
    }

    @Test(arguments: Engine.available, [0, 2, 7])
    func `a stream that stands elsewhere is a conflict`(engine: Engine, version: Int) async throws {
        try await withDatabase(engine) { database in
            let stream = EventStream.sample()
            try await database.write { tx in
                _ = try EventLog.append([.sample()], to: stream, after: 0, by: .system, at: .testing, in: tx)
            }
            let fault = await #expect(throws: StorageFault.self) {
                try await database.write { tx in
                    _ = try EventLog.append([.sample()], to: stream, after: version, by: .system, at: .testing, in: tx)
                }
            }
            #expect(fault.map(isConflict) == true)
        }
    }

    @Test func `entries that differ in any field differ in their hash`() {
        let stream = EventStream.sample()
        let base = EventEntry(stream: stream, version: 1, event: .sample(), author: .system, at: .testing)
        let others: [EventEntry] = [
            EventEntry(stream: .sample(), version: 1, event: .sample(), author: .system, at: .testing),
            EventEntry(stream: stream, version: 2, event: .sample(), author: .system, at: .testing),
            EventEntry(stream: stream, version: 1, event: .sample("[]"), author: .system, at: .testing),
            EventEntry(stream: stream, version: 1, event: .sample(), author: .anonymous, at: .testing),
            EventEntry(stream: stream, version: 1, event: .sample(), author: .system, at: .testing + .seconds(1)),
            EventEntry(
                stream: stream, version: 1, event: NewEvent(kind: "happened", body: "{}", because: ""), author: .system,
                at: .testing),
            EventEntry(
                stream: stream, version: 1, event: .sample(),
                author: Author(kind: .system, person: .make(at: .testing)), at: .testing),
        ]
        #expect(Set((others + [base]).map { $0.hash(after: []) }).count == others.count + 1)
        #expect(base.hash(after: [1]) != base.hash(after: []))
    }

    @Test(arguments: Engine.available)
    func `the horizon stops below a transaction that has not ended`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await append(to: database)
            let before: Int64 = try await database.read(EventLog.horizon)
            if engine == .postgres {
                // While this one runs with a position in its hands, others commit beyond it.
                let (started, start) = AsyncStream.makeStream(of: Void.self)
                let gate = Gate()
                async let late: Void = database.write { tx in
                    _ = try EventLog.append([.sample()], to: .sample(), after: 0, by: .system, at: .testing, in: tx)
                    start.yield()
                    gate.wait()
                }
                for await _ in started { break }
                try await append(to: database)
                #expect(try await database.read(EventLog.horizon) == before)
                gate.open()
                try await late
            }
            let after: Int64 = try await database.read(EventLog.horizon)
            let events: [EventRecord] = try await database.read { tx in
                try EventLog.next(after: 0, upTo: after, limit: 10, in: tx)
            }
            #expect(events.count == (engine == .postgres ? 3 : 1))
        }
    }

    private func append(to database: Database) async throws {
        try await database.write { tx in
            _ = try EventLog.append([.sample()], to: .sample(), after: 0, by: .system, at: .testing, in: tx)
        }
    }
}
