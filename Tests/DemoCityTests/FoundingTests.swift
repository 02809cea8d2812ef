import Accounts
import Agencies
import Calendar
import Cases
import Foundation
import Kernel
import Storage
import StorageTesting
import Territory
import Testing

@testable import DemoCity

@Suite("Founding the demonstration city")
struct FoundingTests {
    @Test("leaves a whole city behind, on either engine", arguments: Engine.available)
    func whole(_ engine: Engine) async throws {
        try await withFolder { folder in
            try await withDatabase(engine, Self.migrations) { database in
                let incidents = folder.appendingPathComponent("incidents.json")
                let summary = try await Self.found(database, folder, cases: 600, incidents)
                #expect(summary.cases == 600)
                #expect(summary.agencies == 53)
                try await Self.expectFlags(database)
                try await Self.expectComponents(database)
                try await Self.expectCases(database, incidents)
            }
        }
    }

    private static let migrations: [Migration] =
        StorageSchema.migrations + TerritorySchema.migrations + AgencySchema.migrations + AccountSchema.migrations
        + CaseSchema.migrations + CaseComponentSchema.migrations

    private static func found(
        _ database: Database, _ folder: URL, cases: Int, _ incidents: URL
    ) async throws -> DemoSummary {
        let clock = WallClock.fixed(at: noon)
        let tools = AccountTools(database: database, clock: clock, vault: try .load(from: folder), gateway: .none)
        let desks = DemoDesks(
            territory: TerritoryDesk(database: database, clock: clock),
            agencies: AgencyDesk(database: database, clock: clock),
            responsibilities: ResponsibilityDesk(database: database, clock: clock), accounts: tools,
            rules: CaseRules(workingTime: WorkingTime(holidays: try .bundled())))
        return try await DemoCityFounder(demoFolder, seed: 3, desks: desks).found(cases: cases, incidents: incidents)
    }

    /// Every derived area is marked, every published one is not.
    private static func expectFlags(_ database: Database) async throws {
        let places = try await database.read { try Place.all(in: $0) }
        #expect(places.count > 6_000)
        for place in places where place.boundary != .none {
            #expect(place.boundary == (place.level > .district ? .madeUp : .published), "\(place.code)")
        }
    }

    /// All of them made up; some cases name one, on its own stream too.
    private static func expectComponents(_ database: Database) async throws {
        let all: Int? = try await database.value("SELECT COUNT(*) FROM component")
        let madeUp: Int? = try await database.value("SELECT COUNT(*) FROM component WHERE is_made_up = 1")
        let named: Int? = try await database.value("SELECT COUNT(*) FROM case_component")
        let events: Int? = try await database.value("SELECT COUNT(*) FROM event WHERE kind = 'namedByCase'")
        #expect(all == 320 && madeUp == 320)
        #expect(named.map { $0 > 0 } == true && events == named)
    }

    /// Stored events give the stored state; the planted incidents are in the file and in the data.
    private static func expectCases(_ database: Database, _ incidents: URL) async throws {
        let planted = try PlantedIncident.read(from: incidents)
        #expect(planted.count == 8)
        try await database.read { tx in
            for incident in planted {
                #expect(!incident.cases.isEmpty)
                for text in incident.cases {
                    let id = try #require(try Case.id(of: CaseNumber(reading: text), in: tx))
                    let file = try Case.open(id, in: tx)
                    #expect(file.category == incident.category)
                    #expect(incident.from <= file.createdAt && file.createdAt <= incident.to)
                    let stored: Int? = try tx.value("SELECT version FROM case_file WHERE id = \(id)")
                    let state: String? = try tx.value("SELECT state FROM case_file WHERE id = \(id)")
                    #expect(stored == file.version && state == file.state.rawValue)
                    #expect(try WrittenText.all(of: id, in: tx).count == file.texts)
                }
            }
        }
    }
}
