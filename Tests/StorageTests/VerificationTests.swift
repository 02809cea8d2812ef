import Crypto
import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct VerificationTests {
    private static let stream = EventStream.sample()
    private static let other = EventStream.sample()

    /// Two streams, four events and then two more, sealed twice; one event after the last seal.
    private func withLog(
        _ engine: Engine, _ body: (Database, SealKey) async throws -> Void
    ) async throws {
        let key = try SealKey([UInt8](repeating: 3, count: 32))
        try await withDatabase(engine) { database in
            let sealer = Sealer(database: database, key: key, clock: .fixed(at: .testing), logger: quiet)
            try await database.append(["1", "2"], to: Self.stream)
            try await database.append(["1", "2"], to: Self.other)
            try await sealer.seal()
            try await database.append(["3"], to: Self.stream, after: 2)
            try await database.append(["3"], to: Self.other, after: 2)
            try await sealer.seal()
            try await database.append(["4"], to: Self.stream, after: 3)
            try await body(database, key)
        }
    }

    private func firstBreak(_ engine: Engine, after tampering: SQL...) async throws -> LogBreak? {
        var found: LogBreak?
        try await withLog(engine) { database, key in
            for statement in tampering { try await database.run(statement) }
            found = try await Verification.run(database, keys: [key.publicKey]).firstBreak
        }
        return found
    }

    @Test(arguments: Engine.available)
    func `a log nobody touched is whole`(engine: Engine) async throws {
        try await withLog(engine) { database, key in
            let report: VerificationReport = try await Verification.run(database, keys: [key.publicKey])
            #expect(report.firstBreak == nil)
            #expect((report.events, report.streams, report.seals, report.unsealed) == (7, 2, 2, 1))
        }
    }

    @Test(arguments: Engine.available)
    func `nothing new is no seal`(engine: Engine) async throws {
        try await withLog(engine) { database, key async throws in
            let sealer = Sealer(database: database, key: key, clock: .fixed(at: .testing), logger: quiet)
            #expect(try await sealer.seal()?.number == 3)
            #expect(try await sealer.seal() == nil)
        }
    }

    @Test(
        arguments: Engine.available,
        [
            "body = '{}'", "kind = 'other'", "at = at + 1", "because = ''",
            "hash = \([UInt8](repeating: 0, count: 32))",
            "author_kind = 'staff'", "author_kind = 'king'", "author = \(Identifier<Int>.make(at: .testing))",
            "agency = \(Identifier<Int>.make(at: .testing))", "stream_kind = 'other'",
        ] as [SQL])
    func `an altered field, a forged author`(engine: Engine, change: SQL) async throws {
        let found: LogBreak? = try await firstBreak(engine, after: "UPDATE event SET \(sql: change) WHERE position = 2")
        let isAltered: Bool = if case .altered(2, _, _) = found { true } else { false }
        #expect(isAltered, "\(String(describing: found))")
    }

    @Test(arguments: Engine.available)
    func `an event taken out of the middle of a stream`(engine: Engine) async throws {
        let found: LogBreak? = try await firstBreak(engine, after: "DELETE FROM event WHERE position = 2")
        #expect(found == .gap(position: 5, stream: Self.stream.id, expected: 2, found: 3))
    }

    @Test(arguments: Engine.available)
    func `a whole stream taken out`(engine: Engine) async throws {
        let found: LogBreak? = try await firstBreak(engine, after: "DELETE FROM event WHERE stream = \(Self.other.id)")
        #expect(found == .removed(seal: 1, missing: 2))
    }

    @Test(arguments: Engine.available)
    func `the end cut off, and the whole log`(engine: Engine) async throws {
        #expect(try await firstBreak(engine, after: "DELETE FROM event WHERE position >= 6") == .cut(seal: 2, last: 6))
        #expect(try await firstBreak(engine, after: "DELETE FROM event") == .cut(seal: 1, last: 4))
    }

    @Test(arguments: Engine.available)
    func `versions that changed places`(engine: Engine) async throws {
        let found: LogBreak? = try await firstBreak(
            engine, after: "UPDATE event SET version = 9 WHERE position = 2",
            "UPDATE event SET version = 2 WHERE position = 5", "UPDATE event SET version = 3 WHERE position = 2")
        #expect(found == .reordered(position: 2, stream: Self.stream.id, version: 3))
    }

    @Test(arguments: Engine.available)
    func `streams that changed places`(engine: Engine) async throws {
        let found: LogBreak? = try await firstBreak(
            engine, after: move(1, to: 101, engine), move(2, to: 102, engine), move(3, to: 1, engine),
            move(4, to: 2, engine), move(101, to: 3, engine), move(102, to: 4, engine))
        #expect(found == .shuffled(seal: 1))
    }

    /// A position is PostgreSQL's own affair; only a row written anew gets another.
    private func move(_ from: Int, to: Int, _ engine: Engine) -> SQL {
        let columns: SQL = "stream_kind, stream, version, kind, at, author_kind, author, agency, because, body, hash"
        guard engine == .postgres else { return "UPDATE event SET position = \(to) WHERE position = \(from)" }
        return """
            WITH gone AS (DELETE FROM event WHERE position = \(from) RETURNING \(sql: columns))
            INSERT INTO event (position, \(sql: columns)) OVERRIDING SYSTEM VALUE SELECT \(to)::bigint, \(sql: columns) FROM gone
            """
    }

    @Test(arguments: Engine.available)
    func `an event slipped in under a seal`(engine: Engine) async throws {
        try await withLog(engine) { database, key in
            try await database.append(["forged"])
            try await database.run(move(8, to: 0, engine))
            #expect(
                try await Verification.run(database, keys: [key.publicKey]).firstBreak == .inserted(seal: 1, extra: 1))
        }
    }

    @Test(arguments: Engine.available)
    func `a stream written anew with new hashes`(engine: Engine) async throws {
        try await withLog(engine) { database, key in
            let events: [EventRecord] = try await database.read { try EventLog.read(Self.other, in: $0) }
            var hash: [UInt8] = []
            for event in events {
                let forged = EventEntry(
                    stream: event.stream, version: event.version, event: .sample("forged"),
                    author: Author(kind: .staff, person: .make(at: .testing)), at: event.at)
                hash = forged.hash(after: hash)
                try await database.run(
                    """
                    UPDATE event SET body = 'forged', author_kind = 'staff', author = \(forged.author.person), hash = \(hash)
                    WHERE stream = \(event.stream.id) AND version = \(event.version)
                    """)
            }
            #expect(try await Verification.run(database, keys: [key.publicKey]).firstBreak == .rewritten(seal: 1))
        }
    }

    @Test(
        arguments: Engine.available,
        [
            ("DELETE FROM seal WHERE number = 1", .sealMissing(number: 1)),
            ("UPDATE seal SET events = events + 1 WHERE number = 2", .sealForged(number: 2)),
            (
                "UPDATE seal SET signature = \([UInt8](repeating: 1, count: 64)) WHERE number = 1",
                .sealForged(number: 1)
            ),
            ("UPDATE seal SET public_key = \([UInt8](repeating: 1, count: 32))", .sealOfStranger(number: 1)),
            ("UPDATE seal SET number = 7 WHERE number = 2", .sealMissing(number: 2)),
        ] as [(SQL, LogBreak)])
    func `seals that were touched`(engine: Engine, tampering: (change: SQL, found: LogBreak)) async throws {
        #expect(try await firstBreak(engine, after: tampering.change) == tampering.found)
    }

    @Test(arguments: Engine.available)
    func `seals of another key are not trusted`(engine: Engine) async throws {
        try await withLog(engine) { database, _ in
            let stranger = try SealKey([UInt8](repeating: 4, count: 32))
            let report: VerificationReport = try await Verification.run(database, keys: [stranger.publicKey])
            #expect(report.firstBreak == .sealOfStranger(number: 1))
        }
    }
}
