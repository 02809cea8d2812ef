import Assessment
import Calendar
import Cases
import Kernel
import StorageTesting
import Testing

@Suite("Rules of applications")
struct ApplicationRuleTests {
    /// Friday before the National Day holiday of 2026 (1 to 7 October off): ten working days later it is not yet 16 October.
    private static let holiday = Instant("2026-09-30T10:00:00+08:00") ?? .testing

    @Test("the listed grounds, and no others", arguments: ApplicationKind.allCases)
    func grounds(kind: ApplicationKind) throws {
        for ground in ApplicationGround.allCases where kind != .appeal {
            let draft = ApplicationDraft(kind, because: ground, "A statement of facts.")
            if kind.grounds.contains(ground) {
                #expect(try Story(draft).file.ground == ground)
            } else {
                #expect(throws: ApplicationRefusal.groundNotListed(ground, allowed: kind.grounds)) { try Story(draft) }
            }
        }
    }

    @Test("only an agency with a share of the case files")
    func share() {
        #expect(throws: ApplicationRefusal.noShare) { try Story(by: .water) }
    }

    @Test("not before the case is answered")
    func unanswered() {
        #expect(throws: ApplicationRefusal.notAnswered) { try Story(.exclusion(), .answered(at: nil)) }
    }

    @Test("until the end of the tenth working day, holidays and make-up days counted as such")
    func limit() throws {
        let rules: ApplicationRules = try .testing()
        let last: Instant = rules.last(from: Self.holiday, days: 10)
        #expect(rules.workingTime.worked(from: Self.holiday, to: last) > .hours(70))
        #expect(last - Self.holiday > .days(16), "the holiday does not count")
        let matter: Matter = .answered(at: Self.holiday)
        #expect(try Story(.exclusion(), matter, at: last).file.state == .filed)
        #expect(throws: ApplicationRefusal.self) { try Story(.exclusion(), matter, at: last + .seconds(1)) }
    }

    @Test("a statement says something; white space does not")
    func statement() {
        #expect(throws: ApplicationRefusal.text(field: "statement", .missing)) {
            try Story(.exclusion(.other, " \n　"))
        }
        #expect(throws: ApplicationRefusal.text(field: "statement", .tooShort(least: 5))) {
            try Story(.exclusion(.other, "no"))
        }
        #expect(throws: ApplicationRefusal.text(field: "statement", .tooLong(most: 4_000))) {
            try Story(.exclusion(.other, String(repeating: "长", count: 4_001)))
        }
    }

    @Test("the judge's clock stands still while evidence is asked for, and goes on with what was left")
    func pause() throws {
        var story = try Story()
        let due: Instant = try #require(story.file.judgeDue)
        try story.act { try $0.file.askingEvidence("Whose lamp is it?", by: .at(.petitions), on: $0.bench()) }
        #expect(story.file.state == .evidenceAsked && story.file.judgeDue == nil)
        story.now = story.now + .days(7)
        try story.act { try $0.file.addingEvidence("The estate's.", photos: [], at: $0.now, under: $0.rules) }
        #expect(story.file.state == .filed)
        #expect(story.file.judgeDue == due + .days(7), "a week later all is a week later")
    }

    @Test("evidence added unasked changes no clock")
    func unasked() throws {
        var story = try Story()
        let due: Instant? = story.file.judgeDue
        try story.act { try $0.file.addingEvidence("One thing more.", photos: [], at: $0.now, under: $0.rules) }
        #expect(story.file.judgeDue == due && story.file.texts == 2)
    }

    @Test("a judge need not wait for evidence that does not come")
    func silent() throws {
        var story = try Story()
        try story.act { try $0.file.askingEvidence("Whose lamp is it?", by: .at(.petitions), on: $0.bench()) }
        try story.judge(.refused)
        #expect(story.file.state == .refused && !story.file.isExcluded)
    }

    @Test("a reason is required")
    func reason() throws {
        let story = try Story()
        #expect(throws: ApplicationRefusal.text(field: "reason", .missing)) {
            try story.file.judging(.granted, because: " ", by: .at(.petitions), on: story.bench())
        }
    }

    @Test(
        "a grant needs a second judge once twenty cases of the agency were taken out this month", arguments: [19, 20])
    func second(excluded: Int) throws {
        var story = try Story()
        try story.judge(.granted, excluded: excluded)
        #expect(story.file.state == (excluded < 20 ? .granted : .seconding))
        guard excluded >= 20 else { return }
        #expect(!story.file.isExcluded && story.file.judgeDue != nil)
        #expect(throws: ApplicationRefusal.hasStake(.judgedBefore)) { try story.judge(.granted, excluded: 20) }
        try story.judge(.granted, by: .at(.audit, 91), excluded: 20)
        #expect(story.file.state == .granted && story.file.isExcluded && story.file.judgements.count == 2)
    }

    @Test("a refusal needs no second judge, and the second judge may refuse")
    func secondRefuses() throws {
        var refused = try Story()
        try refused.judge(.refused, excluded: 99)
        #expect(refused.file.state == .refused)
        var doubted = try Story()
        try doubted.judge(.granted, excluded: 20)
        try doubted.judge(.refused, by: .at(.audit, 91), excluded: 20)
        #expect(doubted.file.state == .refused && !doubted.file.isExcluded)
    }

    @Test("a judgement is appealed against once, in time, and its appeal never")
    func once() throws {
        var first = try Story()
        #expect(throws: ApplicationRefusal.self) { try first.appealed() }
        try first.judge(.refused)
        var late: Story = first
        late.now = first.rules.last(from: first.now, days: 10) + .seconds(1)
        #expect(throws: ApplicationRefusal.self) { try late.appealed() }
        var appeal: Story = try first.appealed()
        #expect(throws: ApplicationRefusal.self) { try first.appealed() }
        try appeal.judge(.refused, by: .at(.government, 91))
        #expect(throws: ApplicationRefusal.self) { try appeal.appealed() }
    }

    @Test("a refusal is appealed against by the agency it was said to, a grant by others")
    func who() throws {
        var refused = try Story()
        try refused.judge(.refused)
        #expect(throws: ApplicationRefusal.notYours) { try refused.appealed(by: .centre) }
        var granted = try Story()
        try granted.judge(.granted)
        #expect(throws: ApplicationRefusal.ownGrant) { try granted.appealed() }
        #expect(try granted.appealed(by: .centre).file.kind == .appeal)
    }

    @Test("an appeal that is granted turns the judgement round", arguments: Decision.allCases)
    func overturned(decision: Decision) throws {
        var first = try Story()
        try first.judge(decision)
        var appeal: Story = try first.appealed(by: decision == .granted ? .centre : .lamps)
        try appeal.judge(.granted, by: .at(.government, 91))
        try first.act { $0.file.overturned(by: appeal.file.id) }
        #expect(first.file.isExcluded == (decision == .refused))
        #expect(!appeal.file.isExcluded)
    }

    @Test("what is over stays as it is", arguments: [ApplicationState.granted, .refused, .withdrawn])
    func over(state: ApplicationState) throws {
        var story = try Story()
        switch Decision(rawValue: state.rawValue) {
        case .some(let decision): try story.judge(decision)
        case nil: try story.act { try $0.file.withdrawing(note: nil, under: $0.rules) }
        }
        #expect(story.file.state == state && story.file.judgeDue == nil)
        #expect(throws: ApplicationRefusal.self) { try story.judge(.granted, by: .at(.audit, 91)) }
        #expect(throws: ApplicationRefusal.self) {
            try story.act { try $0.file.withdrawing(note: nil, under: $0.rules) }
        }
        #expect(throws: ApplicationRefusal.self) {
            try story.act { try $0.file.addingEvidence("More of it.", photos: [], at: $0.now, under: $0.rules) }
        }
    }

    @Test("small counts are not told exactly", arguments: [(0, nil), (2, nil), (3, 3), (40, 40)] as [(Int, Int?)])
    func suppression(count: Int, told: Int?) {
        #expect(PublicCount(count, under: AssessmentRules()) == told.map { .exact($0) } ?? .fewer(than: 3))
    }
}
