import Agencies
import Cases
import Kernel
import Storage

/// The acts on whistles: who may, one transaction, the rules in the middle.
package struct WhistleDesk: Sendable {
    let database: Database
    let clock: WallClock
    let codes: WhistleCodes
    let ports: WhistlePorts
    let cases: CaseDesk

    package init(
        database: Database, clock: WallClock, vault: Vault, cases: CaseDesk, ports: WhistlePorts
    ) {
        self.database = database
        self.clock = clock
        codes = WhistleCodes(vault)
        self.cases = cases
        self.ports = ports
    }
}

/// What the whistle desk asks of its neighbours.
package struct WhistlePorts: Sendable {
    /// The place a point lies in; nil outside the city.
    package var locate: @Sendable (Coordinate) async throws -> CasePlace?
    /// A place by its id.
    package var place: @Sendable (Identifier<TerritoryMark>) async throws -> CasePlace?
    package var agency: @Sendable (Identifier<AgencyMark>) async throws -> Agency

    package init(
        locate: @escaping @Sendable (Coordinate) async throws -> CasePlace?,
        place: @escaping @Sendable (Identifier<TerritoryMark>) async throws -> CasePlace?,
        agency: @escaping @Sendable (Identifier<AgencyMark>) async throws -> Agency
    ) {
        self.locate = locate
        self.place = place
        self.agency = agency
    }

    /// The real neighbours.
    package init(_ cases: CasePorts, _ agencies: AgencyDesk) {
        self.init(locate: cases.locate, place: cases.place, agency: { try await agencies.find($0) })
    }
}

/// The whistle that is meant, the version the caller saw (nil takes whatever there is), and the key of the request.
package struct WhistleTarget: Sendable, Hashable {
    package let number: WhistleNumber
    package let version: Int?
    package let once: IdempotencyKey?

    package init(_ number: WhistleNumber, version: Int? = nil, once: IdempotencyKey? = nil) {
        self.number = number
        self.version = version
        self.once = once
    }
}

/// What an act on a whistle may look at.
struct WhistleMoment {
    let now: Instant
    let rules: WhistleRules
    let tx: Transaction
}

/// On whose part somebody acts at a whistle.
enum WhistlePart: Sendable, Hashable {
    case raiser
    case called(CalledAgency.Number)
    case coordinator(CalledAgency.Number)
    /// The agency that has the task.
    case task(JointTask.Number)
}

extension WhistleDesk {
    typealias Decide = @Sendable (WhistleFile, WhistleMoment) throws -> [WhistleEvent]

    /// The rules in force, with the city's hours and holidays as they stand.
    func rules(in tx: Transaction) throws -> WhistleRules {
        WhistleRules(try RuleVersion.current(in: tx).table, workingTime: try cases.book.workingTime(in: tx))
    }

    func rules() async throws -> WhistleRules { try await database.read { try rules(in: $0) } }

    /// An act on one whistle: first whether one may, then what fell due meanwhile, then the rules.
    func act(
        on target: WhistleTarget, as part: WhistlePart, by officer: Officer, _ decide: @escaping Decide
    ) async throws -> WhistleFile {
        try await database.write { [self, now = clock.now] tx in
            let moment = WhistleMoment(now: now, rules: try rules(in: tx), tx: tx)
            guard let id = try WhistleFile.lock(target.number, in: tx) else { throw WhistleRefusal.noSuchWhistle }
            var file: WhistleFile = try .open(id, in: tx)
            try officer.must(be: part, at: file)
            _ = try Idempotency.once(target.once, at: now, in: tx) {
                if let seen = target.version, seen != file.version {
                    throw WhistleRefusal.movedOn(version: file.version)
                }
                try file.record(file.fallingDue(at: now, under: moment.rules), by: .system, at: now, in: tx)
                try file.record(decide(file, moment), by: Author(officer), at: now, in: tx)
                return file.version
            }
            return file
        }
    }
}

extension Officer {
    func must(be part: WhistlePart, at file: WhistleFile) throws {
        try mustSee(file)
        switch part {
        case .raiser:
            try must(.raiseWhistles, file.subject)
            guard agency == file.raiser.id else { throw WhistleRefusal.notTheRaiser }
        case .called(let number): try must(beCalled: file.must(number), at: file)
        case .task(let number):
            guard let task = file[task: number] else { throw WhistleRefusal.noSuchTask }
            try must(beCalled: file.must(task.agency), at: file)
        case .coordinator(let number):
            try must(.coordinateWhistles, Subject(node: file.place.path))
            guard try file.must(number).agency.id != agency, file.raiser.id != agency else {
                throw WhistleRefusal.hasStake
            }
        }
    }

    private func must(beCalled called: CalledAgency, at file: WhistleFile) throws {
        try must(.handleCases, Subject(node: file.place.path, category: file.category, agencies: [called.agency.path]))
        guard called.agency.path.contains(agencyPath) else { throw WhistleRefusal.notYourAgency }
    }

    /// To look is allowed where anything may be done, and to those who are part of it.
    func maySee(_ file: WhistleFile) -> Bool {
        Self.seeing.contains { may($0, file.subject) }
    }

    func mustSee(_ file: WhistleFile) throws(NotAllowed) {
        guard maySee(file) else { throw NotAllowed(permission: .viewCases) }
    }

    static let seeing: [Permission] = [.viewCases, .coordinateWhistles]
}
