import Foundation
import GRDB
import Synchronization

/// SQLite in WAL with `synchronous=FULL`. Writes that wait at the same time share one commit, each in a savepoint of its own,
/// so that one disk flush makes many acts durable and none of them can spoil another.
final class SQLiteDriver: Driver {
    private let pool: DatabasePool
    private let waiting = Mutex(WriteQueue())
    private let queue = DispatchQueue(label: "minhu.sqlite.writer")

    init(path: String) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000;")
        }
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(5)
        pool = try DatabasePool(path: path, configuration: configuration)
    }

    var engine: Engine { .sqlite }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await pool.read { try body(Transaction(connection: SQLiteConnection($0))) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let act = WriteQueue.Act { database in
                let result: Result<T, any Error> = Self.step(in: database, body)
                return { fault in continuation.resume(with: fault.map(Result.failure) ?? result) }
            } refuse: { continuation.resume(throwing: $0) }
            enqueue(act)
        }
    }

    func close() async throws {
        queue.sync {}
        try pool.close()
    }

    private func enqueue(_ act: WriteQueue.Act) {
        let mustStart: Bool = waiting.withLock { $0.add(act) }
        if mustStart { queue.async { self.drain() } }
    }

    private func drain() {
        while let acts = waiting.withLock({ $0.take() }) {
            var answers: [WriteQueue.Answer] = []
            do {
                try pool.writeWithoutTransaction { database in
                    try database.inTransaction(.immediate) {
                        answers = acts.map { $0.run(database) }
                        return .commit
                    }
                }
                for answer in answers { answer(nil) }
            } catch {
                for act in acts.dropFirst(answers.count) { act.refuse(error) }
                for answer in answers { answer(error) }
            }
        }
    }

    /// One act inside the shared transaction; a throw undoes only its own changes.
    private static func step<T>(in database: GRDB.Database, _ body: (Transaction) throws -> T) -> Result<T, any Error> {
        Result {
            var result: T?
            try database.inSavepoint {
                result = try body(Transaction(connection: SQLiteConnection(database)))
                return .commit
            }
            guard let result else { throw StorageFault.conflict }
            return result
        }
    }
}

/// The acts that wait for the writer.
private struct WriteQueue {
    typealias Answer = (_ commitFault: (any Error)?) -> Void

    struct Act: Sendable {
        let run: @Sendable (GRDB.Database) -> Answer
        /// Called instead when the shared transaction could not even begin.
        let refuse: @Sendable (any Error) -> Void

        init(run: @escaping @Sendable (GRDB.Database) -> Answer, refuse: @escaping @Sendable (any Error) -> Void) {
            self.run = run
            self.refuse = refuse
        }
    }

    private var acts: [Act] = []
    private var isRunning = false

    /// Adds an act; true when nobody is draining the queue.
    mutating func add(_ act: Act) -> Bool {
        acts.append(act)
        defer { isRunning = true }
        return !isRunning
    }

    mutating func take() -> [Act]? {
        guard !acts.isEmpty else {
            isRunning = false
            return nil
        }
        defer { acts = [] }
        return acts
    }
}
