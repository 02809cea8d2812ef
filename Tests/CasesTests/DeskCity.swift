import Accounts
import Agencies
import Calendar
import Cases
import Foundation
import Kernel
import Storage
import StorageTesting
import Synchronization

/// A small city whose neighbours are closures: a centre, two agencies, one street.
struct DeskCity: Sendable {
    let database: Database
    let desk: CaseDesk
    let vault: Vault
    let clock: MovingClock

    static func with<T: Sendable>(
        _ engine: Engine, rules: CaseRules? = nil, book: RuleBook? = nil, migrations more: [Migration] = [],
        _ body: (DeskCity) async throws -> T
    ) async throws -> T {
        let migrations: [Migration] =
            StorageSchema.migrations + AgencySchema.migrations + AccountSchema.migrations + CaseSchema.migrations
        return try await withDatabase(engine, migrations + more) { database in
            let clock = MovingClock()
            let vault = try Vault(master: Array(repeating: 7, count: 32))
            let desk = CaseDesk(
                database: database, clock: clock.clock, vault: vault, book: try book ?? RuleBook(rules ?? .testing()),
                ports: .fixed)
            try await desk.categories.put(DeskCity.categories.all)
            return try await body(DeskCity(database: database, desk: desk, vault: vault, clock: clock))
        }
    }

    static let categories = CategoryTree(rows: [
        ["城乡建设", "安全生产", "安全隐患"], ["城乡建设", "市政管理", "园林绿化"], ["城乡建设", "市政管理", "供水"],
        ["城乡建设", "市政管理", "路灯照明"],
    ])

    static let reporter = Reporter(name: "张三丰", phone: try? Phone("138 1234 5678"))

    func receive(_ draft: CaseDraft = .lamp(), _ reporter: Reporter? = reporter) async throws -> CaseNumber {
        var intake = CaseIntake(draft, reporter: draft.standing == .anonymous ? nil : reporter)
        intake.point = Coordinate(longitude: 118.78, latitude: 32.04)
        return try await desk.receive(intake, by: .staff(.operator)).number
    }

    /// As far as handled: dispatched by the table and signed.
    func signed(_ draft: CaseDraft = .lamp()) async throws -> CaseNumber {
        let number: CaseNumber = try await receive(draft)
        _ = try await desk.dispatch(CaseTarget(number), by: .dispatcher)
        _ = try await desk.sign(CaseTarget(number), assignment: 1, by: .lampOfficer)
        return number
    }

    func row(_ number: CaseNumber) async throws -> CaseRow? {
        var filter = CaseFilter()
        filter.number = number
        return try await desk.list(filter, by: .dispatcher).rows.first
    }
}

/// A clock that stands still until it is moved.
final class MovingClock: Sendable {
    private let instant = Lock(Instant.testing)

    var clock: WallClock { WallClock { [instant] in instant.value } }

    func move(by span: Span) { instant.change { $0 = $0 + span } }
}

final class Lock<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) { mutex = Mutex(value) }

    var value: Value { mutex.withLock { $0 } }
    func change(_ body: (inout Value) -> Void) { mutex.withLock { body(&$0) } }
}

extension CasePorts {
    static let fixed = CasePorts(
        locate: { point in
            guard (118...120).contains(point.longitude) else { return nil }
            return CasePlace(node: CasePlace.street.node, path: CasePlace.street.path, point: point)
        },
        place: { $0 == CasePlace.street.node ? CasePlace(node: $0, path: CasePlace.street.path) : nil },
        propose: { category, _, _ in
            let ground = DispatchGround(.row, category: category, territory: nil)
            return CaseProposal(agency: .lamps, name: "Lamps", ground: ground)
        },
        agency: { id in [CaseAgency.centre, .lamps, .water].first { $0.id == id } ?? .centre },
        centre: { _ in .centre })
}

extension Officer {
    static func holding(
        _ permissions: Set<Permission>, in agency: CaseAgency, agencyOnly: Bool = false, seed: UInt64 = 1
    ) -> Officer {
        let grant = Grant(
            role: "test", permissions: permissions, node: TreePath(root: "3201"), agency: agencyOnly ? agency.path : nil
        )
        return Officer(
            id: Identifier(high: 0x0199_0000_0000_7000, low: seed), name: "Officer", agency: agency.id,
            agencyPath: agency.path, grants: [grant])
    }

    static let `operator` = holding([.takeCalls, .viewCases, .revealReporters], in: .centre)
    static let dispatcher = holding([.viewCases, .dispatchCases, .exportCases], in: .centre)
    static let caller = holding([.viewCases, .followUpCases], in: .centre)
    static let rulekeeper = holding([.viewCases, .editRules], in: .centre)
    static let gridWorker = holding([.viewCases, .verifyCases], in: .centre)
    static let lampOfficer = holding([.viewCases, .handleCases, .revealReporters], in: .lamps, agencyOnly: true)
    static let waterOfficer = holding([.viewCases, .handleCases, .revealReporters], in: .water, agencyOnly: true)
}
