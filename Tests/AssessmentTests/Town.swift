import Accounts
import Agencies
import Assessment
import Calendar
import Cases
import Foundation
import Kernel
import Storage
import StorageTesting
import Synchronization
import Territory

/// A small city with real agencies, in which cases are answered and applications filed and judged.
struct Town: Sendable {
    let database: Database
    let cases: CaseDesk
    let desk: ApplicationDesk
    let agencies: AgencyDesk
    let clock: MovingClock
    let pictures: PhotoDesk
    let codes: [String: Agency]

    static func with<T: Sendable>(_ engine: Engine, _ body: (Town) async throws -> T) async throws -> T {
        let migrations: [Migration] =
            StorageSchema.migrations + TerritorySchema.migrations + AgencySchema.migrations
            + AccountSchema.migrations + CaseSchema.migrations + ApplicationSchema.migrations
        return try await withDatabase(engine, migrations) { try await body(Town(database: $0)) }
    }

    private init(database: Database) async throws {
        self.database = database
        clock = MovingClock()
        agencies = AgencyDesk(database: database, clock: clock.clock)
        codes = try await agencies.found(Self.plans)
        let folder: URL = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        pictures = PhotoDesk(database: database, clock: clock.clock, files: .folder(folder))
        let book = RuleBook(CaseRules(workingTime: WorkingTime(holidays: try .bundled())))
        cases = CaseDesk(
            database: database, clock: clock.clock, vault: try Vault(master: Array(repeating: 7, count: 32)),
            book: book, ports: Self.ports(codes))
        try await cases.categories.put(CategoryTree(rows: [["town", "streets", "lamps"]]).all)
        desk = ApplicationDesk(
            database: database, clock: clock.clock, book: book, pictures: pictures)
    }

    private static let plans: [AgencyPlan] = [
        plan("C00", .government, nil), plan("C01", .centre, "C00"), plan("D01", .department, "C00"),
        plan("D02", .department, "C00"), plan("D03", .department, "C00"), plan("D04", .department, "C00"),
    ]

    private static func plan(_ code: String, _ type: AgencyType, _ parent: String?) -> AgencyPlan {
        let draft = AgencyDraft(
            code: code, name: "Agency \(code)", kind: AgencyKind(type, duty: nil), territory: TreePath(root: "3201"))
        return AgencyPlan(draft, parentCode: parent)
    }

    private static func ports(_ codes: [String: Agency]) -> CasePorts {
        let spot = CasePlace(node: somebody(500).cast(), path: street)
        let byID = Dictionary(codes.values.map { ($0.id, $0.asCaseAgency) }) { first, _ in first }
        let centre: CaseAgency = codes["C01"]?.asCaseAgency ?? .centre
        let lamps: CaseAgency = codes["D01"]?.asCaseAgency ?? .lamps
        return CasePorts(
            locate: { CasePlace(node: spot.node, path: spot.path, point: $0) }, place: { _ in spot },
            propose: { category, _, _ in
                CaseProposal(
                    agency: lamps, name: "Lamps", ground: DispatchGround(.row, category: category, territory: nil))
            }, agency: { byID[$0] ?? centre }, centre: { _ in centre })
    }
}

extension Agency {
    fileprivate var asCaseAgency: CaseAgency { CaseAgency(id: id, path: path) }
}

extension Town {
    /// Somebody at an agency; `agencyOnly` as officers are, who see what their agency has.
    func officer(
        _ number: Int, at code: String, _ permissions: Set<Permission>, agencyOnly: Bool = false
    ) -> Officer {
        let agency: CaseAgency = codes[code]?.asCaseAgency ?? .centre
        let grant = Grant(
            role: "test", permissions: permissions, node: TreePath(root: "3201"),
            agency: agencyOnly ? agency.path : nil)
        return Officer(
            id: somebody(number), name: "Officer \(number)", agency: agency.id, agencyPath: agency.path, grants: [grant]
        )
    }

    var centre: Officer { officer(1, at: "C01", [.takeCalls, .viewCases, .dispatchCases, .superviseCases]) }
    var lamps: Officer { officer(2, at: "D01", [.viewCases, .handleCases], agencyOnly: true) }
    var water: Officer { officer(5, at: "D02", [.viewCases, .handleCases], agencyOnly: true) }
    var judge: Officer { officer(90, at: "D03", [.judgeApplications, .superviseCases]) }
    var otherJudge: Officer { officer(91, at: "D04", [.judgeApplications]) }
    var cityJudge: Officer { officer(92, at: "C00", [.judgeApplications]) }
    var keeper: Officer { officer(95, at: "C01", [.editRules]) }

    /// A case taken by the centre and answered by the lamps.
    func answered() async throws -> CaseNumber {
        var draft = CaseDraft(
            kind: .complaint, channel: .hotline, standing: .named, description: "The street lamp is dark.")
        draft.category = TreePath(root: "01").child("01").child("01")
        var intake = CaseIntake(draft, reporter: Reporter(name: "张三丰", phone: try? Phone("138 1234 5678")))
        intake.point = Coordinate(longitude: 118.78, latitude: 32.04)
        let number: CaseNumber = try await cases.receive(intake, by: .staff(centre)).number
        _ = try await cases.dispatch(CaseTarget(number), by: centre)
        _ = try await cases.sign(CaseTarget(number), assignment: 1, by: lamps)
        _ = try await cases.reply(
            CaseTarget(number), assignment: 1, ReplyTexts(result: "Done as asked.", answer: "We have done it."),
            by: lamps)
        return number
    }

    func filed(_ draft: ApplicationDraft = .exclusion()) async throws -> Application {
        try await desk.file(draft, about: answered(), by: lamps)
    }

    func judged(_ decision: Decision, by officer: Officer? = nil) async throws -> Application {
        let file: Application = try await filed()
        return try await desk.judge(
            ApplicationTarget(file.id), decision, because: "As the register says.", by: officer ?? judge)
    }

    func count(_ sql: SQL) async throws -> Int { try await database.value(sql, as: Int.self) ?? 0 }

    func standing(_ matter: Case.ID) async throws -> [Exclusion] {
        try await database.read { try Exclusion.all(of: matter, in: $0) }.filter { $0.revokedAt == nil }
    }
}

/// A clock that stands still until it is moved.
final class MovingClock: Sendable {
    private let instant = Mutex(Instant.testing)

    var clock: WallClock { WallClock { [self] in instant.withLock { $0 } } }

    func move(by span: Span) { instant.withLock { $0 = $0 + span } }
    func move(to moment: Instant) { instant.withLock { $0 = moment } }
}
