import Foundation
import Kernel

/// The city's memory, on either engine. A read sees one consistent moment; a write is all or nothing and on disk when it returns.
package struct Database: Sendable {
    private let driver: any Driver
    package var engine: Engine { driver.engine }

    /// Opens and checks the database; does not migrate it.
    package static func open(_ location: DatabaseLocation) async throws -> Database {
        switch location {
        case .file(let path): Database(driver: try SQLiteDriver(path: path))
        case .postgres(let address, let connections):
            Database(driver: try await PostgresDriver.open(address, connections: connections))
        }
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await driver.read(body)
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await driver.write(body)
    }

    package func close() async throws { try await driver.close() }
}

package enum DatabaseLocation: Sendable, Hashable {
    case file(String)
    case postgres(String, connections: Int = 8)
}

protocol Driver: Sendable {
    var engine: Engine { get }
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func close() async throws
}
