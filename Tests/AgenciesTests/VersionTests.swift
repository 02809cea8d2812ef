import Agencies
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Versions of the responsibility table")
struct VersionTests {
    @Test("A change opens a version; the days before read as they were", arguments: Engine.available)
    func change(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let old = try await city.standing(bins, nil, "D01", supports: ["D02"])
            let change = ResponsibilityChange(
                lead: try city.lead("D02"), supports: [.kind(AgencyKind(.district))], ground: "§ 2")
            let new = try await city.table.change(old.id, to: change, by: TableCity.steward)
            #expect(try await city.holders(bins, meiyuan, on: yesterday) == ["D01", "D02"])
            #expect(try await city.holders(bins, meiyuan) == ["D02", "X02"])
            #expect(try await city.table.propose(category: bins, territory: meiyuan, at: noon).citation == "§ 2")
            let history = try await city.table.history(of: old.id)
            #expect(history.versions.map(\.id) == [old.id, new.id])
            #expect(history.versions.map(\.ground) == ["§ 1", "§ 2"])
            #expect(history.changes.map(\.kind) == ["responsibilityAdded", "responsibilityChanged"])
            await #expect(throws: AgencyRefusal.responsibilityEnded) {
                try await city.table.change(old.id, to: change, by: TableCity.steward)
            }
        }
    }

    @Test(
        "A change waits for its day, and a second one of the day leaves the first never in force",
        arguments: Engine.available)
    func later(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let old = try await city.standing(bins, nil, "D01")
            var change = ResponsibilityChange(lead: try city.lead("D02"), supports: [], ground: "§ 2")
            change.from = today.adding(days: 5)
            let first = try await city.table.change(old.id, to: change, by: TableCity.steward)
            change.lead = try city.lead("D03")
            try await city.table.change(first.id, to: change, by: TableCity.steward)
            #expect(try await city.holders(bins, meiyuan, on: today.adding(days: 4)) == ["D01"])
            #expect(try await city.holders(bins, meiyuan, on: today.adding(days: 5)) == ["D03"])
            #expect(try await city.table.history(of: old.id).versions.count { $0.validity.isEmpty } == 1)
        }
    }

    @Test("Rows begin today or later, name who is there and say their ground", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            var draft = ResponsibilityDraft(category: bins, territory: nil, lead: try city.lead("D01"), ground: "")
            await #expect(throws: InvalidInput("ground", "groundMissing")) {
                try await city.table.add(draft, by: TableCity.steward)
            }
            draft.ground = "§ 1"
            draft.validity = Validity(from: yesterday)
            await #expect(throws: AgencyRefusal.changesThePast) {
                try await city.table.add(draft, by: TableCity.steward)
            }
            draft.validity = Validity()
            draft.supports = [.agency(.make(at: noon))]
            await #expect(throws: AgencyRefusal.unknownAgency) {
                try await city.table.add(draft, by: TableCity.steward)
            }
            #expect(try await city.table.list() == [])
        }
    }

    @Test("The same request sent twice adds one row", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let key = IdempotencyKey("12345678", scope: "test", request: [1])
            let draft = ResponsibilityDraft(category: bins, territory: nil, lead: try city.lead("D01"), ground: "§ 1")
            let first = try await city.table.add(draft, by: TableCity.steward, once: key)
            #expect(try await city.table.add(draft, by: TableCity.steward, once: key) == first)
            #expect(try await city.table.list().count == 1)
        }
    }

    @Test("A table of the first schema holds from the beginning after the migration", arguments: Engine.available)
    func migration(engine: Engine) async throws {
        let old: [Migration] = StorageSchema.migrations + AgencySchema.migrations.prefix(3)
        try await withDatabase(engine, old) { database in
            let id: Agency.ID = .make(at: noon)
            let row: Responsibility.ID = .make(at: noon)
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO agency (id, code, name, type, path, territory, is_active, version)
                    VALUES (\(id), 'D01', 'D01', 'department', 'D01/', '3201/', 1, 1)
                    """)
                try tx.run(
                    """
                    INSERT INTO responsibility (id, category, agency, note, version)
                    VALUES (\(row), \(bins), \(id), '§ 7', 1)
                    """)
            }
            try await database.migrate(TableCity.migrations, at: noon)
            let desk = ResponsibilityDesk(database: database, clock: .fixed(at: noon))
            let long: Day = today.adding(days: -10_000)
            let proposal = try await desk.table(on: long).propose(category: bins, territory: meiyuan)
            #expect(proposal.agency == id && proposal.citation == "§ 7")
            #expect(try await desk.history(of: row).versions.map(\.line) == [row])
        }
    }

    @Test("The list is read along an index", arguments: Engine.available)
    func plan(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            for filter in [ResponsibilityFilter(), ResponsibilityFilter(day: today)] {
                let statement = Responsibility.statement(filter, after: nil, limit: 51)
                try await expectIndexed(statement, on: city.database)
            }
            let agency: Agency.ID = try city["D01"].id
            let named = Responsibility.statement(ResponsibilityFilter(agency: agency), after: nil, limit: 51)
            let steps: String = try await city.database.read { tx in try StorageTesting.plan(of: named, in: tx) }
            #expect(!steps.contains("Seq Scan"), "\(steps)")
            if engine == .sqlite { #expect(!steps.contains("SCAN responsibility"), "\(steps)") }
        }
    }
}
