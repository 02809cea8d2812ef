import Agencies
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Rulings become rows")
struct RulingTests {
    func ruling(_ city: TableCity, _ territory: TreePath?, replaces: Responsibility.ID? = nil) throws
        -> ResponsibilityRuling
    {
        ResponsibilityRuling(
            category: bins, territory: territory, lead: try city["D02"].id, supports: [try city.lead("D03")],
            ground: "§ 9", caseNumber: "20261128-00017", replaces: replaces)
    }

    @Test("Where nothing stood the ruling stands, with the case it came from", arguments: Engine.available)
    func new(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let row = try await city.table.rule(ruling(city, xuanwu), by: TableCity.coordinator)
            #expect(row.origin == .ruling(caseNumber: "20261128-00017"))
            #expect(row.validity == Validity(from: today))
            #expect(try await city.holders(bins, meiyuan) == ["D02", "D03"])
            #expect(try await city.table.history(of: row.id).changes.map(\.because) == ["ruling"])
        }
    }

    @Test("A standing row refuses it unless it is replaced, and ends the day before", arguments: Engine.available)
    func twin(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let old = try await city.standing(bins, xuanwu, "D01")
            await #expect(throws: AgencyRefusal.responsibilityTwice) {
                try await city.table.rule(ruling(city, xuanwu), by: TableCity.coordinator)
            }
            #expect(try await city.table.standing(category: bins, territory: xuanwu)?.id == old.id)
            let new = try await city.table.rule(ruling(city, xuanwu, replaces: old.id), by: TableCity.coordinator)
            #expect(new.line == old.line)
            let history = try await city.table.history(of: new.id)
            #expect(history.versions.map(\.validity) == [Validity(to: yesterday), Validity(from: today)])
            #expect(history.changes.map(\.because) == ["founded", "ruling"])
            #expect(try await city.holders(bins, meiyuan, on: yesterday) == ["D01"])
        }
    }

    @Test("It is for those who may, and only for its own category and territory", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let old = try await city.standing(bins, gulou, "D01")
            await #expect(throws: NotAllowed(permission: .editAgencies)) {
                try await city.table.rule(ruling(city, gulou, replaces: old.id), by: TableCity.coordinator)
            }
            await #expect(throws: AgencyRefusal.rulingElsewhere) {
                try await city.table.rule(ruling(city, xuanwu, replaces: old.id), by: TableCity.coordinator)
            }
        }
    }

    @Test("It can be made inside the transaction that closes the dispute", arguments: Engine.available)
    func inside(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let ruling = try ruling(city, xuanwu)
            try await city.database.write { tx in
                _ = try city.table.rule(ruling, by: Author(TableCity.coordinator), at: noon, in: tx)
            }
            await city.table.forget()
            #expect(try await city.table.propose(category: bins, territory: meiyuan, at: noon).name == "D02")
        }
    }
}
