import Kernel

/// PostgreSQL through libpq: a pool of sessions, each with a connection and a thread of its own.
final class PostgresDriver: Driver {
    private let pool: PostgresPool

    private init(pool: PostgresPool) { self.pool = pool }

    /// Connects once, to find out now rather than later whether the database can be used.
    static func open(_ address: String, connections: Int) async throws -> PostgresDriver {
        let driver = PostgresDriver(pool: PostgresPool(address: address, size: max(1, connections)))
        try await driver.read { try PostgresChecks.run(in: $0) }
        return driver
    }

    var engine: Engine { .postgres }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await perform(.read, body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await perform(.write, body)
    }

    func close() async throws { await pool.close() }

    private func perform<T: Sendable>(
        _ mode: PostgresSession.Mode, _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        let session: PostgresSession = try await pool.take()
        let result: Result<T, any Error> = await session.perform(mode, body)
        pool.giveBack(session)
        return try result.get()
    }
}
