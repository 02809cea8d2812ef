import Synchronization

/// Lends sessions, the warmest first; who comes when all are lent waits in line.
final class PostgresPool: Sendable {
    private typealias Waiter = CheckedContinuation<PostgresSession, any Error>

    private struct State {
        var idle: [PostgresSession]
        let size: Int
        var line: [(ticket: Int, waiter: Waiter)] = []
        var nextTicket = 0
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []

        var isQuiet: Bool { idle.count == size && line.isEmpty }

        mutating func ticket() -> Int {
            nextTicket += 1
            return nextTicket
        }

        /// A session at once, or a place in the line.
        mutating func take(_ ticket: Int, _ waiter: Waiter) -> Result<PostgresSession, any Error>? {
            guard !isClosed else { return .failure(StorageFault.closed) }
            if let session = idle.popLast() { return .success(session) }
            line.append((ticket, waiter))
            return nil
        }

        mutating func leave(_ ticket: Int) -> Waiter? {
            guard let place = line.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return line.remove(at: place).waiter
        }

        /// The next in line gets the session; else it rests.
        mutating func giveBack(_ session: PostgresSession) -> Waiter? {
            if !line.isEmpty { return line.removeFirst().waiter }
            idle.append(session)
            return nil
        }

        mutating func leaversWhenQuiet() -> [CheckedContinuation<Void, Never>] {
            guard isClosed, isQuiet else { return [] }
            defer { closers = [] }
            return closers
        }
    }

    private let state: Mutex<State>

    init(address: String, size: Int) {
        state = Mutex(State(idle: (0..<size).map { _ in PostgresSession(address: address) }, size: size))
    }

    func take() async throws -> PostgresSession {
        let ticket: Int = state.withLock { $0.ticket() }
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { waiter in
                let answer: Result<PostgresSession, any Error>? = state.withLock { $0.take(ticket, waiter) }
                if let answer { waiter.resume(with: answer) }
            }
        } onCancel: {
            state.withLock { $0.leave(ticket) }?.resume(throwing: CancellationError())
        }
    }

    func giveBack(_ session: PostgresSession) {
        state.withLock { $0.giveBack(session) }?.resume(returning: session)
        for closer in state.withLock({ $0.leaversWhenQuiet() }) { closer.resume() }
    }

    /// Takes no more jobs, waits for those that run or stand in line, and hangs up.
    func close() async {
        await withCheckedContinuation { closer in
            state.withLock {
                $0.isClosed = true
                $0.closers.append(closer)
            }
            for closer in state.withLock({ $0.leaversWhenQuiet() }) { closer.resume() }
        }
        let sessions: [PostgresSession] = state.withLock { $0.idle }
        for session in sessions { await session.hangUp() }
    }
}
