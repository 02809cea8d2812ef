import Storage

extension Database {
    /// A single value, for an expectation.
    package func value<T: Storable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T? {
        try await read { try $0.value(sql) }
    }

    /// A single statement, for the setting of a test.
    package func run(_ sql: SQL) async throws {
        try await write { tx in try tx.each(sql) { _ in } }
    }
}
