import Agencies
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Keeping organisations and responsibilities")
struct DeskTests {
    let officer = Officer(
        id: .make(at: noon), name: "admin", agency: .make(at: noon), agencyPath: TreePath(root: "C00"),
        grants: [Grant(role: "systemAdmin", permissions: [.editAgencies], node: city)])

    struct Desks: Sendable {
        let agencies: AgencyDesk
        let responsibilities: ResponsibilityDesk
    }

    func withDesks(_ engine: Engine, _ body: (Desks) async throws -> Void) async throws {
        try await withDatabase(engine, StorageSchema.migrations + AgencySchema.migrations) { database in
            let clock: WallClock = .fixed(at: noon)
            try await body(
                Desks(
                    agencies: AgencyDesk(database: database, clock: clock),
                    responsibilities: ResponsibilityDesk(database: database, clock: clock)))
        }
    }

    func draft(_ code: String, _ type: AgencyType, _ territory: TreePath) -> AgencyDraft {
        AgencyDraft(code: code, name: code, kind: AgencyKind(type), territory: territory)
    }

    @Test("An agency is set up, changed and closed by those who may", arguments: Engine.available)
    func agency(engine: Engine) async throws {
        try await withDesks(engine) { desks in
            let root = try await desks.agencies.add(draft("C00", .government, city), by: officer)
            var below = draft("X02", .district, xuanwu)
            below.parent = root.id
            let district = try await desks.agencies.add(below, by: officer)
            #expect(district.path == root.path.child("X02"))
            await #expect(throws: AgencyRefusal.codeTaken("X02")) { try await desks.agencies.add(below, by: officer) }
            await #expect(throws: AgencyRefusal.hasActiveParts(count: 1)) {
                try await desks.agencies.close(root.id, by: officer)
            }
            let renamed = try await desks.agencies.change(
                district.id, name: "Xuanwu", territory: xuanwu, version: 1, by: officer)
            #expect(renamed.version == 2)
            await #expect(throws: AgencyRefusal.agencyMovedOn) {
                try await desks.agencies.change(district.id, name: "?", territory: xuanwu, version: 1, by: officer)
            }
            await #expect(throws: NotAllowed(permission: .editAgencies)) {
                try await desks.agencies.add(draft("P1", .department, TreePath(root: "3301")), by: officer)
            }
            #expect(try await desks.agencies.list(AgencyFilter(under: root.path), limit: 1).map(\.code) == ["C00"])
            #expect(try await desks.agencies.list(after: root.path).map(\.name) == ["Xuanwu"])
        }
    }

    @Test("A row counts at once, and until its last day", arguments: Engine.available)
    func rows(engine: Engine) async throws {
        try await withDesks(engine) { desks in
            let known = try await desks.agencies.found([
                AgencyPlan(draft("C01", .centre, city), parentCode: nil),
                AgencyPlan(draft("X02", .district, xuanwu), parentCode: "C01"),
                AgencyPlan(draft("D01", .department, city), parentCode: "C01"),
            ])
            let cleaning = try #require(known["D01"])
            let desk = desks.responsibilities
            #expect(try await desk.propose(category: bins, territory: meiyuan, at: noon).name == "X02")
            let new = ResponsibilityDraft(
                category: sanitation, territory: nil, lead: .agency(cleaning.id), ground: "§ 3")
            let row = try await desk.add(new, by: officer)
            #expect(try await desk.propose(category: bins, territory: meiyuan, at: noon).name == "D01")
            await #expect(throws: AgencyRefusal.responsibilityTwice) { try await desk.add(new, by: officer) }
            try await desk.end(row.id, on: today, by: officer)
            #expect(try await desk.propose(category: bins, territory: meiyuan, at: noon).name == "D01")
            #expect(try await desk.propose(category: bins, territory: meiyuan, at: noon + .days(1)).name == "X02")
            let kind = ResponsibilityDraft(
                category: noise, territory: city, lead: .kind(AgencyKind(.department, duty: "police")),
                ground: "§ 4")
            try await desk.found([kind])
            #expect(try await desk.list(ResponsibilityFilter(territory: city)).map(\.lead) == [kind.lead])
            let grounds = try await desk.list().map(\.ground)
            #expect(grounds.sorted() == ["§ 3", "§ 4"])
        }
    }
}
