import Agencies
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Closing an agency")
struct ClosingTests {
    @Test("Its successor takes its rows over in the same act; the past stays", arguments: Engine.available)
    func succession(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            _ = try await city.standing(bins, nil, "D01", supports: ["D02"])
            let helped = try await city.standing(noise, nil, "D03", supports: ["D01"])
            let closed: Agency.ID = try city["D01"].id
            let heir: Agency.ID = try city["D02"].id
            await #expect(throws: AgencyRefusal.successorNeeded(rows: 2, work: 0)) {
                try await city.agencies.close(closed, by: TableCity.steward)
            }
            let agency = try await city.agencies.close(closed, successor: heir, by: TableCity.steward)
            #expect(!agency.isActive && agency.successor == heir && agency.closedOn == today)
            await city.table.forget()
            #expect(try await city.holders(bins, meiyuan) == ["D02"])
            #expect(try await city.holders(noise, meiyuan) == ["D03", "D02"])
            #expect(try await city.holders(bins, meiyuan, on: yesterday) == ["D01", "D02"])
            let versions = try await city.table.history(of: helped.id).versions
            #expect(versions.map(\.origin) == [.founded, .succession(of: closed)])
        }
    }

    @Test("The event tells a follower who takes the open work", arguments: Engine.available)
    func event(engine: Engine) async throws {
        try await TableCity.with(engine, openWork: 3) { city in
            let closed: Agency.ID = try city["D01"].id
            let heir: Agency.ID = try city["D02"].id
            await #expect(throws: AgencyRefusal.successorNeeded(rows: 0, work: 3)) {
                try await city.agencies.close(closed, by: TableCity.steward)
            }
            try await city.agencies.close(closed, successor: heir, by: TableCity.steward)
            try await city.agencies.reopen(closed, by: TableCity.steward)
            let records = try await city.database.read { try EventLog.read(EventStream("agency", closed), in: $0) }
            let closings: [AgencyClosing] = records.compactMap(AgencyClosing.init)
            #expect(closings.map(\.agency) == [closed] && closings.map(\.successor) == [heir])
        }
    }

    @Test("Nothing happens when the successor cannot take over", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let row = try await city.standing(bins, nil, "D01")
            let closed: Agency.ID = try city["D01"].id
            await #expect(throws: AgencyRefusal.successorIsItself) {
                try await city.agencies.close(closed, successor: closed, by: TableCity.steward)
            }
            await #expect(throws: AgencyRefusal.unknownSuccessor) {
                try await city.agencies.close(closed, successor: .make(at: noon), by: TableCity.steward)
            }
            #expect(try await city.agencies.find(closed).isActive)
            #expect(try await city.table.history(of: row.id).versions.count == 1)
        }
    }

    @Test("An agency nothing points at closes without a successor", arguments: Engine.available)
    func unneeded(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            let closed = try await city.agencies.close(city["D03"].id, by: TableCity.steward)
            #expect(!closed.isActive && closed.successor == nil)
            let open = try await city.agencies.reopen(closed.id, by: TableCity.steward)
            #expect(open.isActive && open.closedOn == nil)
        }
    }
}
