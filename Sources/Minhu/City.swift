import Foundation
import Kernel
import Logging
import Site
import Storage

/// An opened city: its database, keys and everything that works on them, wired by hand in this one place.
struct City: Sendable {
    let config: Config
    let clock: WallClock
    let database: Database
    let vault: Vault
    let record: CityRecord?

    static func open(_ config: Config, clock: WallClock = .system) async throws -> City {
        try FileManager.default.createDirectory(at: config.data, withIntermediateDirectories: true)
        let database: Database = try await .open(config.database)
        try await database.migrate(Self.migrations, at: clock.now)
        let vault: Vault = try .load(from: config.data.appendingPathComponent("keys"))
        let record: CityRecord? = try await database.read { tx in try CityRecord.find(in: tx) }
        return City(config: config, clock: clock, database: database, vault: vault, record: record)
    }

    static let migrations: [Migration] = StorageSchema.migrations + SiteSchema.migrations
}
