import Kernel

/// PostgreSQL through libpq: a pool of connections, each with a thread of its own.
final class PostgresDriver: Driver {
    static func open(_ address: String, connections: Int) async throws -> PostgresDriver {
        throw StorageFault.unreachable(address)
    }

    var engine: Engine { .postgres }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        throw StorageFault.unreachable("")
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        throw StorageFault.unreachable("")
    }

    func close() async throws {}
}
