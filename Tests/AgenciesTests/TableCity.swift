import Agencies
import Kernel
import Storage
import StorageTesting

/// A small city with its desks: a centre, two districts' agencies and three departments.
struct TableCity: Sendable {
    let database: Database
    let agencies: AgencyDesk
    let table: ResponsibilityDesk
    let known: [String: Agency]

    subscript(code: String) -> Agency {
        get throws {
            guard let agency = known[code] else { throw AgencyRefusal.unknownAgency }
            return agency
        }
    }

    func lead(_ code: String) throws -> Responsibility.Holder { .agency(try self[code].id) }

    static let steward = Officer(
        id: .make(at: noon), name: "steward", agency: .make(at: noon), agencyPath: TreePath(root: "C01"),
        grants: [Grant(role: "systemAdmin", permissions: [.editAgencies], node: city)])

    static let coordinator = Officer(
        id: .make(at: noon), name: "coordinator", agency: .make(at: noon), agencyPath: TreePath(root: "C01"),
        grants: [Grant(role: "coordinator", permissions: [.superviseCases], node: xuanwu)])

    static let migrations: [Migration] = StorageSchema.migrations + AgencySchema.migrations

    /// `openWork` is what each agency has in hand.
    static func with(
        _ engine: Engine, openWork: Int = 0, _ body: @Sendable (TableCity) async throws -> Void
    ) async throws {
        try await withDatabase(engine, migrations) { database in
            let clock: WallClock = .fixed(at: noon)
            let agencies = AgencyDesk(database: database, clock: clock) { _, _ in openWork }
            let known = try await agencies.found([
                plan("C01", .centre, city), plan("X02", .district, xuanwu), plan("X06", .district, gulou),
                plan("D01", .department, city), plan("D02", .department, city), plan("D03", .department, city),
            ])
            try await body(
                TableCity(
                    database: database, agencies: agencies,
                    table: ResponsibilityDesk(database: database, clock: clock), known: known))
        }
    }

    private static func plan(_ code: String, _ type: AgencyType, _ territory: TreePath) -> AgencyPlan {
        AgencyPlan(
            AgencyDraft(code: code, name: code, kind: AgencyKind(type), territory: territory),
            parentCode: type == .centre ? nil : "C01")
    }

    /// A row that has always held.
    func standing(
        _ category: TreePath?, _ territory: TreePath?, _ code: String, supports: [String] = []
    ) async throws -> Responsibility {
        let draft = ResponsibilityDraft(
            category: category, territory: territory, lead: try lead(code), supports: try supports.map(lead),
            ground: "§ 1")
        try await table.found([draft])
        guard let row = try await table.standing(category: category, territory: territory) else {
            throw AgencyRefusal.unknownResponsibility
        }
        return row
    }

    /// The codes of who leads and who helps, as of a day.
    func holders(_ category: TreePath, _ territory: TreePath, on day: Day = today) async throws -> [String] {
        let proposal = try await table.table(on: day).propose(category: category, territory: territory)
        return [proposal.name] + proposal.supports.map(\.name)
    }
}

let yesterday = today.adding(days: -1)
