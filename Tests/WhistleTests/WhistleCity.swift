import Accounts
import Agencies
import Calendar
import Cases
import Foundation
import Kernel
import Storage
import StorageTesting
import Synchronization

@testable import Whistle

/// A small city with a town that whistles and three agencies it can call.
struct WhistleCity: Sendable {
    let database: Database
    let desk: WhistleDesk
    let clock: MovingClock

    static func with<T: Sendable>(
        _ engine: Engine, holidays: HolidayTable? = nil, _ body: (WhistleCity) async throws -> T
    ) async throws -> T {
        let migrations: [Migration] =
            StorageSchema.migrations + AgencySchema.migrations + AccountSchema.migrations + CaseSchema.migrations
            + WhistleSchema.migrations
        return try await withDatabase(engine, migrations) { database in
            let clock = MovingClock()
            let vault = try Vault(master: Array(repeating: 7, count: 32))
            let cases = CaseDesk(
                database: database, clock: clock.clock, vault: vault,
                book: RuleBook(CaseRules(workingTime: WorkingTime(holidays: try holidays ?? .bundled()))), ports: .fixed
            )
            let desk = WhistleDesk(
                database: database, clock: clock.clock, vault: vault, cases: cases, ports: .fixed)
            return try await body(WhistleCity(database: database, desk: desk, clock: clock))
        }
    }

    func raise(_ kind: WhistleKind = .emergency, once key: IdempotencyKey? = nil) async throws -> WhistleNumber {
        var order = WhistleOrder(kind, calling: [CaseAgency.water.id, CaseAgency.fire.id], title: "A wall may fall")
        order.point = CasePlace.street.point
        return try await desk.raise(order, by: .townOfficer, once: key).number
    }

    func file(_ number: WhistleNumber) async throws -> WhistleFile {
        try await desk.open(number, by: .townOfficer).file
    }

    /// What lists show of it, from its rows.
    func row(_ number: WhistleNumber) async throws -> WhistleRow? {
        var filter = WhistleFilter()
        filter.number = number
        return try await desk.list(filter, by: .townOfficer).rows.first
    }
}

/// A clock that stands still until it is moved.
final class MovingClock: Sendable {
    private let instant = Mutex(Instant.testing)

    var clock: WallClock { WallClock { [self] in instant.withLock { $0 } } }

    func move(by span: Span) { instant.withLock { $0 = $0 + span } }
}

extension CasePorts {
    static let fixed = CasePorts(
        locate: { (118...120).contains($0.longitude) ? .street : nil },
        place: { $0 == CasePlace.street.node ? .street : nil },
        propose: { _, _, _ in
            CaseProposal(
                agency: .water, name: "Water", ground: DispatchGround(.row, category: nil, territory: nil))
        },
        agency: { id in (0...9).map(CaseAgency.numbered).first { $0.id == id } ?? .town },
        centre: { _ in .town })
}

extension WhistlePorts {
    static let fixed = WhistlePorts(
        locate: CasePorts.fixed.locate, place: CasePorts.fixed.place,
        agency: { id in
            guard let found = (0...9).map(CaseAgency.numbered).first(where: { $0.id == id }) else {
                throw AgencyRefusal.unknownAgency
            }
            return Agency(
                id: found.id, code: "A", name: "Agency", kind: AgencyKind(found == .town ? .townOffice : .department),
                path: found.path, territory: TreePath(root: "3201"))
        })
}

extension Officer {
    static func holding(
        _ permissions: Set<Permission>, in agency: CaseAgency, isOwnOnly: Bool = false, seed: UInt64
    ) -> Officer {
        let grant = Grant(
            role: "test", permissions: permissions, node: TreePath(root: "3201"), agency: isOwnOnly ? agency.path : nil)
        return Officer(
            id: Identifier(high: 0x0199_0000_0000_7000, low: seed), name: "Officer \(seed)", agency: agency.id,
            agencyPath: agency.path, grants: [grant])
    }

    static let working: Set<Permission> = [.viewCases, .handleCases, .raiseWhistles]
    static let townOfficer = holding(working, in: .town, seed: 1)
    static let waterOfficer = holding(working, in: .water, isOwnOnly: true, seed: 2)
    static let fireOfficer = holding(working, in: .fire, isOwnOnly: true, seed: 3)
    static let policeOfficer = holding(working, in: .police, isOwnOnly: true, seed: 4)
    static let rulekeeper = holding([.viewCases, .editRules], in: .numbered(9), seed: 6)
    static let coordinator = holding([.viewCases, .coordinateWhistles, .viewFigures], in: .numbered(9), seed: 5)
}
