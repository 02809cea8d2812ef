import Foundation
import Kernel

/// The city's memory, on either engine. A read sees one consistent moment; a write is all or nothing and on disk when it returns.
package struct Database: Sendable {
    private let driver: any Driver
    let bell = Bell()
    package var engine: Engine { driver.engine }

    private static let mostTries = 8

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

    /// Runs `body` again, from the start and on a fresh view, when another transaction got in its way.
    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        var tries = 1
        while true {
            do {
                let (value, news) = try await driver.write { tx in (try body(tx), tx.connection.news) }
                bell.ring(news)
                return value
            } catch StorageFault.conflict where tries < Self.mostTries {
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...(2 << tries))))
                tries += 1
            }
        }
    }

    /// Waits for what runs, then lets go of the files and connections.
    package func close() async throws { try await driver.close() }
}

package enum DatabaseLocation: Sendable, Hashable {
    /// The path of an SQLite file.
    case file(String)
    /// A libpq address, `postgres://user@host:port/database`.
    case postgres(String, connections: Int = 8)
}

protocol Driver: Sendable {
    var engine: Engine { get }
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func close() async throws
}
