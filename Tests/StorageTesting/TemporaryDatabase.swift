import Foundation
import Kernel
import Storage

/// Runs `body` on a fresh database with these migrations done, and leaves nothing behind.
@discardableResult
package func withDatabase<T: Sendable>(
    _ engine: Engine, _ migrations: [Migration] = StorageSchema.migrations, _ body: (Database) async throws -> T
) async throws -> T {
    try await withEmptyPlace(engine) { location in
        let database: Database = try await .open(location)
        return try await finally {
            try await database.migrate(migrations, at: .testing)
            return try await body(database)
        } do: {
            try await database.close()
        }
    }
}

/// Lends a place in which a database can be opened, closed and opened again.
@discardableResult
package func withEmptyPlace<T: Sendable>(
    _ engine: Engine, _ body: (DatabaseLocation) async throws -> T
) async throws -> T {
    switch engine {
    case .sqlite: try await withFolder { try await body(.file($0.appendingPathComponent("minhu.db").path)) }
    case .postgres: try await withSchema(body)
    }
}

/// Lends an empty folder.
@discardableResult
package func withFolder<T: Sendable>(_ body: (URL) async throws -> T) async throws -> T {
    let folder: URL = FileManager.default.temporaryDirectory.appendingPathComponent("minhu-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try await finally {
        try await body(folder)
    } do: {
        try FileManager.default.removeItem(at: folder)
    }
}

/// A schema of its own in the test cluster, found by the connections through their search path.
private func withSchema<T: Sendable>(_ body: (DatabaseLocation) async throws -> T) async throws -> T {
    guard let address = Engine.postgresAddress else { throw TestingFault.noPostgres }
    await seats.take()
    return try await finally {
        try await withSchema(at: address, body)
    } do: {
        await seats.giveBack()
    }
}

private func withSchema<T: Sendable>(
    at address: String, _ body: (DatabaseLocation) async throws -> T
) async throws -> T {
    let name: String = "t" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
    let outside: Database = try await .open(.postgres(address, connections: 1))
    return try await finally {
        try await outside.write { tx in _ = try tx.run("CREATE SCHEMA \(sql: SQL(stringLiteral: name))") }
        let separator: String = address.contains("?") ? "&" : "?"
        return try await body(.postgres("\(address)\(separator)options=-csearch_path%3D\(name)", connections: 6))
    } do: {
        try await outside.write { tx in _ = try tx.run("DROP SCHEMA IF EXISTS \(sql: SQL(stringLiteral: name)) CASCADE")
        }
        try await outside.close()
    }
}

/// `body`, then `cleanup` whether it threw or not.
private func finally<T: Sendable>(
    _ body: () async throws -> T, do cleanup: () async throws -> Void
) async throws -> T {
    let result: T
    do { result = try await body() } catch {
        try await cleanup()
        throw error
    }
    try await cleanup()
    return result
}

package enum TestingFault: Error {
    case noPostgres
    case notIndexed(plan: String)
}

extension Instant {
    /// The moment at which tests stand still: 2026-11-23, 09:00 in Nanjing.
    package static let testing = Instant(milliseconds: 1_795_395_600_000)
}
