import Foundation
import GRDB
import Synchronization

/// SQLite in WAL with `synchronous=FULL`. Writes that wait at the same time share one commit, each in a savepoint of
/// its own, so that one disk flush makes many acts durable and none of them can spoil another.
final class SQLiteDriver: Driver {
    private let pool: DatabasePool
    private let waiting = Mutex(WriteQueue())

    init(path: String) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -8000") }
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(5)
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL when it opens the file: quick, but a power cut would take the last commits.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch let error as DatabaseError { throw StorageFault(sqlite: error) }
    }

    var engine: Engine { .sqlite }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        do {
            return try await pool.read { try body(Transaction(connection: SQLiteConnection($0))) }
        } catch let error as DatabaseError { throw StorageFault(sqlite: error) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let act = WriteQueue.Act {
                let connection: SQLiteConnection = $0
                let result = Result { try body(Transaction(connection: connection)) }
                return WriteQueue.Answer(result) { continuation.resume(with: result) }
            } refuse: {
                continuation.resume(throwing: $0)
            }
            enqueue(act)
        }
    }

    func close() async throws {
        waiting.withLock { $0.close() }
        try await pool.writeWithoutTransaction { _ in }
        try pool.close()
    }

    private func enqueue(_ act: WriteQueue.Act) {
        switch waiting.withLock({ $0.add(act) }) {
        case .first: pool.asyncWriteWithoutTransaction { self.drain($0) }
        case .inLine: break
        case .closed: act.refuse(StorageFault.closed)
        }
    }

    private func drain(_ database: GRDB.Database) {
        while let acts = waiting.withLock({ $0.take() }) {
            if acts.count > 1, let answers = together(acts, in: database) {
                for answer in answers { answer.give() }
            } else {
                for act in acts { alone(act, in: database) }
            }
        }
    }

    /// All acts in one transaction, or nil when nothing of it is stored: then each gets one of its own, and only the
    /// one that cannot be stored fails.
    private func together(_ acts: [WriteQueue.Act], in database: GRDB.Database) -> [WriteQueue.Answer]? {
        do {
            return try transaction(in: database) { connection in
                var answers: [WriteQueue.Answer] = []
                for act in acts {
                    _ = try connection.run("SAVEPOINT act")
                    let answer: WriteQueue.Answer = act.run(SQLiteConnection(database))
                    if !answer.isSuccess { _ = try connection.run("ROLLBACK TO act") }
                    _ = try connection.run("RELEASE act")
                    answers.append(answer)
                }
                return answers
            }
        } catch { return nil }
    }

    private func alone(_ act: WriteQueue.Act, in database: GRDB.Database) {
        do {
            let answer: WriteQueue.Answer = try transaction(in: database) { connection in
                let answer: WriteQueue.Answer = act.run(SQLiteConnection(database))
                if !answer.isSuccess { throw Failed(answer: answer) }
                return answer
            }
            answer.give()
        } catch let failed as Failed {
            failed.answer.give()
        } catch {
            act.refuse(error)
        }
    }

    private func transaction<T>(in database: GRDB.Database, _ body: (SQLiteConnection) throws -> T) throws -> T {
        let connection = SQLiteConnection(database)
        try connection.begin()
        do {
            let result: T = try body(connection)
            _ = try connection.run("COMMIT")
            return result
        } catch {
            if connection.isInside { _ = try connection.run("ROLLBACK") }
            throw error
        }
    }

    /// An act threw; its transaction is rolled back.
    private struct Failed: Error {
        let answer: WriteQueue.Answer
    }
}
