import Assessment
import Calendar
import Cases
import Kernel
import StorageTesting
import Testing

let root = TreePath(root: "C00")
let street = TreePath(root: "3201").child("02").child("001")

extension CaseAgency {
    static func at(_ path: TreePath) -> CaseAgency {
        let code: UInt64 = path.key.utf8.reduce(7) { $0 &* 131 &+ UInt64($1) }
        return CaseAgency(
            id: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000 | code >> 2), path: path)
    }

    static let government = at(root)
    static let centre = at(root.child("C01"))
    static let lamps = at(root.child("D01"))
    static let lampSection = at(root.child("D01").child("S1"))
    static let water = at(root.child("D02"))
    static let petitions = at(root.child("D03"))
    static let audit = at(root.child("D04"))
}

func somebody(_ number: Int) -> Identifier<Visitor> {
    Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000 + UInt64(number))
}

extension Official {
    static func at(_ agency: CaseAgency, _ number: Int = 90) -> Official {
        Official(person: somebody(number), agency: agency)
    }
}

extension ApplicationRules {
    static func testing(_ change: (inout AssessmentRules) -> Void = { _ in }) throws -> ApplicationRules {
        var table = AssessmentRules()
        change(&table)
        return ApplicationRules(table, workingTime: WorkingTime(holidays: try .bundled()))
    }
}

extension Matter {
    /// A case taken by person 1 at the centre, handled by person 2 at the lamps, answered on Monday morning.
    static func answered(at answeredAt: Instant? = .testing, also more: [TreePath] = []) -> Matter {
        Matter(
            id: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000),
            number: CaseNumber(day: Day(number: 20_780), sequence: 42), place: street, category: nil,
            parties: Parties(
                agencies: [CaseAgency.centre.path, CaseAgency.lamps.path] + more, receiver: somebody(1),
                people: [somebody(1), somebody(2)]),
            answeredAt: answeredAt)
    }
}

extension ApplicationDraft {
    static func exclusion(
        _ ground: ApplicationGround = .outsideDuty, _ statement: String = "The lamp belongs to the estate."
    ) -> ApplicationDraft { ApplicationDraft(.exclusion, because: ground, statement) }

    static func appeal(_ ground: ApplicationGround = .factsWrong) -> ApplicationDraft {
        ApplicationDraft(.appeal, because: ground, "The register was misread.")
    }
}

/// An application on plain values, with a clock that is moved by hand.
struct Story {
    var file: Application
    var now: Instant
    var history: [(event: ApplicationEvent, at: Instant)]
    var matter: Matter
    let rules: ApplicationRules

    init(
        _ draft: ApplicationDraft = .exclusion(), _ matter: Matter = .answered(), by agency: CaseAgency = .lamps,
        at now: Instant = .testing, rules: ApplicationRules? = nil
    ) throws {
        let rules: ApplicationRules = try rules ?? .testing()
        let applicant = Applicant(agency: agency, person: somebody(3), at: now)
        try self.init(Application.filing(draft, about: matter, by: applicant, under: rules), matter, at: now, rules)
    }

    private init(_ events: [ApplicationEvent], _ matter: Matter, at now: Instant, _ rules: ApplicationRules) throws {
        history = events.map { ($0, now) }
        file = try #require(Application.replay(.make(at: now), history))
        self.now = now
        self.matter = matter
        self.rules = rules
    }

    /// The appeal against it; this one learns of it.
    mutating func appealed(by agency: CaseAgency = .lamps, _ number: Int = 4) throws -> Story {
        let applicant = Applicant(agency: agency, person: somebody(number), at: now)
        let events = try file.appealing(.appeal(), about: matter, by: applicant, under: rules)
        let appeal = try Story(events, matter, at: now, rules)
        try act { story in try story.file.appealed(by: appeal.file.id) }
        return appeal
    }

    /// Does an act and takes its events in.
    mutating func act(_ body: (Story) throws -> [ApplicationEvent]) throws {
        for event in try body(self) {
            file.apply(event, at: now)
            history.append((event, now))
        }
    }

    mutating func judge(_ decision: Decision, by judge: Official = .at(.petitions), excluded: Int = 0) throws {
        try act {
            try $0.file.judging(decision, because: "As the register says.", by: judge, on: $0.bench(excluded))
        }
    }

    func bench(_ excluded: Int = 0) -> Bench {
        Bench(parties: matter.parties, excludedThisMonth: excluded, now: now, rules: rules)
    }
}
