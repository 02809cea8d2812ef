import Dispatch
import Kernel

/// A connection that nobody but its own thread touches; whole transactions are run there, so that waiting for the
/// server never holds a thread of Swift's pool.
actor PostgresSession {
    enum Mode: Sendable {
        case read, write

        var begin: String {
            switch self {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .write: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
            }
        }
    }

    private let address: String
    private let thread = PostgresThread()
    private var link: PostgresLink?

    init(address: String) { self.address = address }

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    func perform<T: Sendable>(_ mode: Mode, _ body: @Sendable (Transaction) throws -> T) -> Result<T, any Error> {
        Result {
            let link: PostgresLink = try begin(mode)
            defer { if !link.isReusable { self.link = nil } }
            do {
                let value: T = try body(Transaction(connection: PostgresConnection(link)))
                try link.commit()
                return value
            } catch {
                link.rollback()
                throw error
            }
        }
    }

    func hangUp() { link = nil }

    /// A connection that went away while it rested is replaced; nothing has been asked of it yet.
    private func begin(_ mode: Mode) throws -> PostgresLink {
        if let link {
            do {
                try link.command(mode.begin)
                return link
            } catch { self.link = nil }
        }
        let fresh = try PostgresLink(address: address)
        try fresh.command(mode.begin)
        link = fresh
        return fresh
    }
}

/// A thread of its own for a session while it works.
private final class PostgresThread: SerialExecutor {
    private let queue = DispatchQueue(label: "minhu.postgres")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
