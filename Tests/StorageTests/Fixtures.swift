import Kernel
import Logging
import StorageTesting

@testable import Storage

/// A table of everything that can be stored.
enum Sample {
    static let migrations: [Migration] =
        StorageSchema.migrations + [
            Migration(
                "sample/1",
                [
                    """
                    CREATE TABLE sample (
                        id BLOB PRIMARY KEY, number BIGINT, share DOUBLE PRECISION, text TEXT, bytes BLOB,
                        flag INTEGER CHECK (flag IN (0, 1))
                    )
                    """,
                    "CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
                    """
                    CREATE TABLE part (
                        id BIGINT PRIMARY KEY, counter TEXT NOT NULL REFERENCES counter (name), label TEXT UNIQUE
                    )
                    """,
                ])
        ]
}

struct Failure: Error, Equatable {}

extension EventStream {
    static func sample() -> EventStream { EventStream("sample", Identifier<Int>.make(at: .testing)) }
}

extension NewEvent {
    static func sample(_ body: String = "{}") -> NewEvent { NewEvent(kind: "happened", body: body) }
}

/// Whether an error is a constraint fault.
func isConstraint(_ error: any Error) -> Bool {
    if case StorageFault.constraint = error { true } else { false }
}

func isConflict(_ error: any Error) -> Bool {
    if case StorageFault.conflict = error { true } else { false }
}

extension Database {
    /// Appends one event to each stream, each in a transaction of its own.
    func append(_ bodies: [String] = ["{}"], to stream: EventStream = .sample(), after version: Int = 0) async throws {
        try await write { tx in
            let events: [NewEvent] = bodies.map { .sample($0) }
            _ = try EventLog.append(events, to: stream, after: version, by: .system, at: .testing, in: tx)
        }
    }
}

/// A log that says nothing.
let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
