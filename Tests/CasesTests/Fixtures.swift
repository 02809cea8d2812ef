import Calendar
import Cases
import Kernel
import StorageTesting

extension CaseRules {
    static func testing() throws -> CaseRules { CaseRules(workingTime: WorkingTime(holidays: try .bundled())) }
}

extension CaseAgency {
    /// Agency number `index` under the city: 0 is the centre that receives.
    static func numbered(_ index: Int) -> CaseAgency {
        CaseAgency(
            id: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000 + UInt64(index)),
            path: TreePath(root: "C00").child("A\(index)"))
    }

    static let centre = numbered(0)
    static let lamps = numbered(1)
    static let water = numbered(2)
}

extension CasePlace {
    static let street = CasePlace(
        node: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_ffff),
        path: TreePath(root: "3201").child("02").child("001"), point: Coordinate(longitude: 118.78, latitude: 32.04))
}

extension TreePath {
    static let streetLights = TreePath(root: "01").child("02").child("03")
}

extension CaseDraft {
    static func lamp(
        _ kind: CaseKind = .complaint, channel: CaseChannel = .hotline, standing: ReporterStanding = .named
    ) -> CaseDraft {
        var draft = CaseDraft(kind: kind, channel: channel, standing: standing, description: "The street lamp is dark.")
        draft.category = .streetLights
        draft.place = .street
        return draft
    }
}

/// A case on plain values, with a clock that is moved by hand.
struct Story {
    var file: Case
    var now: Instant
    var history: [(event: CaseEvent, at: Instant)]
    let rules: CaseRules

    init(
        _ draft: CaseDraft = .lamp(), at now: Instant = .testing, sequence: Int = 42, rules: CaseRules? = nil
    ) throws {
        let rules: CaseRules = try rules ?? .testing()
        let events = try Case.receiving(
            draft, as: CaseNumber(day: Day(number: 20_780), sequence: sequence), by: .centre, at: now, under: rules)
        history = events.map { ($0, now) }
        guard let file = Case.replay(.make(at: now), history) else { throw CaseRefusal.noSuchCase }
        self.file = file
        self.now = now
        self.rules = rules
    }

    /// Does an act and takes its events in.
    mutating func act(_ body: (Case, Instant, CaseRules) throws -> [CaseEvent]) throws {
        for event in try body(file, now, rules) {
            file.apply(event, at: now)
            history.append((event, now))
        }
    }

    mutating func dispatch(to agency: CaseAgency = .lamps) throws {
        try act { try $0.dispatching(to: agency, on: nil, at: $1, under: $2) }
    }

    mutating func sign() throws {
        let number: Int = file.assignments.count
        try act { try $0.signing(number, at: $1, under: $2) }
    }

    mutating func reply() throws {
        let number: Int = file.assignments.count
        try act { try $0.replying(.usual, to: number, at: $1, under: $2) }
    }

    mutating func askReturn(_ reason: ReturnReason = .notOurDuty) throws {
        let number: Int = file.assignments.count
        try act { try $0.returning(number, because: reason, note: nil, at: $1, under: $2) }
    }

    mutating func followUp(solved: Bool = true, satisfaction: Int = 5, whyNot: Dissatisfaction? = nil) throws {
        let draft = FollowUpDraft(contacted: true, solved: solved, satisfaction: satisfaction, whyNot: whyNot)
        try act { try $0.followingUp(draft, at: $1, under: $2) }
    }
}

extension ReplyDraft {
    static let usual = ReplyDraft(result: "Lamp 12 repaired.", answer: "We repaired the lamp today.")
}
