import Accounts
import Agencies
import Calendar
import Cases
import Foundation
import Kernel
import Logging
import Storage
import StorageTesting
import Synchronization

@testable import FollowUp

/// A small city with call-backs: a centre, one agency, one street.
struct CallCity: Sendable {
    let database: Database
    let cases: CaseDesk
    let desk: FollowUpDesk
    let sampling: RulesDesk<SamplingRules>
    let vault: Vault
    let clock: MovingClock

    static func with(
        _ engine: Engine, migrations more: [Migration] = [], _ body: (CallCity) async throws -> Void
    ) async throws {
        let migrations: [Migration] =
            StorageSchema.migrations + AgencySchema.migrations + AccountSchema.migrations + CaseSchema.migrations
            + FollowUpSchema.migrations + more
        try await withDatabase(engine, migrations) { database in
            let clock = MovingClock()
            let vault = try Vault(master: Array(repeating: 7, count: 32))
            let book = RuleBook(try .testing())
            let cases = CaseDesk(
                database: database, clock: clock.clock, vault: vault, book: book, ports: .fixed)
            try await cases.categories.put(CategoryTree(rows: [["城乡建设", "市政管理", "路灯照明"]]).all)
            let desk = FollowUpDesk(
                database: database, clock: clock.clock, cases: cases, book: CallBackBook(vault: vault, rules: book),
                remind: { try CaseJobs.remind($0, at: $1) })
            let sampling = RulesDesk<SamplingRules>(database: database, clock: clock.clock)
            try await body(
                CallCity(
                    database: database, cases: cases, desk: desk, sampling: sampling, vault: vault, clock: clock))
        }
    }

    /// A case that was answered.
    func replied(_ draft: CaseDraft = .lamp()) async throws -> CaseNumber {
        let reporter: Reporter? =
            draft.standing == .anonymous ? nil : Reporter(name: "张三丰", phone: try Phone("138 1234 5678"))
        var intake = CaseIntake(draft, reporter: reporter)
        intake.point = Coordinate(longitude: 118.78, latitude: 32.04)
        let number: CaseNumber = try await cases.receive(intake, by: .staff(.operator)).number
        _ = try await cases.dispatch(CaseTarget(number), by: .dispatcher)
        try await answer(number, assignment: 1)
        return number
    }

    func answer(_ number: CaseNumber, assignment: Int) async throws {
        _ = try await cases.sign(CaseTarget(number), assignment: assignment, by: .lampOfficer)
        _ = try await cases.reply(
            CaseTarget(number), assignment: assignment,
            ReplyTexts(result: "Lamp 12 repaired.", answer: "We repaired the lamp today."), by: .lampOfficer)
    }

    /// What the follower would do in the background.
    func follow() async throws {
        try await FollowerRunner(
            [FollowUpFollower(desk.book).follower], database: database, clock: clock.clock,
            logger: Logger(label: "test")
        ).catchUp()
    }

    func rows(_ number: CaseNumber) async throws -> [CallBack] {
        let view: CaseView = try await cases.open(number, by: .caller)
        return try await desk.rounds(of: view.file.id)
    }

    func id(_ number: CaseNumber) async throws -> Case.ID {
        try await cases.open(number, by: .caller).file.id
    }

    func jobs(_ kind: String) async throws -> Int {
        try await database.value("SELECT COUNT(*) FROM outbox WHERE kind = \(kind)") ?? 0
    }

    /// Every row of the city, to be compared.
    func allRows() async throws -> [CallBack] {
        try await database.read { tx in
            try tx.all(
                "SELECT \(sql: CallBack.columns) FROM call_back t ORDER BY t.case_id, t.round", CallBack.init(row:))
        }
    }
}

/// A clock that stands still until it is moved.
final class MovingClock: Sendable {
    private let instant = Mutex(Instant.testing)

    var clock: WallClock { WallClock { self.instant.withLock { $0 } } }

    func move(by span: Span) { instant.withLock { $0 = $0 + span } }
}

extension CaseRules {
    static func testing() throws -> CaseRules { CaseRules(workingTime: WorkingTime(holidays: try .bundled())) }
}

extension CaseAgency {
    static func numbered(_ index: Int) -> CaseAgency {
        CaseAgency(
            id: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000 + UInt64(index)),
            path: TreePath(root: "C00").child("A\(index)"))
    }

    static let centre = numbered(0)
    static let lamps = numbered(1)
}

extension CasePlace {
    static let street = CasePlace(
        node: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_ffff),
        path: TreePath(root: "3201").child("02").child("001"), point: Coordinate(longitude: 118.78, latitude: 32.04))
}

extension CaseDraft {
    static func lamp(
        channel: CaseChannel = .hotline, standing: ReporterStanding = .named, urgency: Urgency = .normal
    ) -> CaseDraft {
        var draft = CaseDraft(
            kind: .complaint, channel: channel, standing: standing, description: "The street lamp is dark.")
        draft.category = TreePath(root: "01").child("01").child("01")
        draft.place = .street
        draft.urgency = urgency
        return draft
    }
}

extension CasePorts {
    static let fixed = CasePorts(
        locate: { CasePlace(node: CasePlace.street.node, path: CasePlace.street.path, point: $0) },
        place: { CasePlace(node: $0, path: CasePlace.street.path) },
        propose: { category, _, _ in
            CaseProposal(
                agency: .lamps, name: "Lamps", ground: DispatchGround(.row, category: category, territory: nil))
        },
        agency: { id in [CaseAgency.centre, .lamps].first { $0.id == id } ?? .centre },
        centre: { _ in .centre })
}

extension Officer {
    static func holding(
        _ permissions: Set<Permission>, in agency: CaseAgency, agencyOnly: Bool = false, node: String = "3201"
    ) -> Officer {
        let grant = Grant(
            role: "test", permissions: permissions, node: TreePath(root: node), agency: agencyOnly ? agency.path : nil)
        return Officer(
            id: Identifier(high: 0x0199_0000_0000_7000, low: 1), name: "Officer", agency: agency.id,
            agencyPath: agency.path, grants: [grant])
    }

    static let `operator` = holding([.takeCalls, .viewCases], in: .centre)
    static let dispatcher = holding([.viewCases, .dispatchCases], in: .centre)
    static let caller = holding([.viewCases, .followUpCases, .revealReporters], in: .centre)
    static let keeper = holding([.viewCases, .editRules, .viewFigures], in: .centre)
    static let lampOfficer = holding([.viewCases, .handleCases], in: .lamps, agencyOnly: true)
}

extension FollowUpDraft {
    static let good = FollowUpDraft(contacted: true, solved: true, satisfaction: 5)
    static let bad = FollowUpDraft(contacted: true, solved: false, satisfaction: 1, whyNot: .notDone)
}
