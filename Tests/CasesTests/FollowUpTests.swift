import Cases
import Kernel
import Testing

@Suite("Follow-up, redo, close")
struct FollowUpTests {
    private func replied(_ standing: ReporterStanding = .named) throws -> Story {
        var story = try Story(.lamp(standing: standing))
        try story.dispatch()
        try story.sign()
        try story.reply()
        return story
    }

    @Test("unsolved is redone once by itself, then only by supervision")
    func redo() throws {
        var story = try replied()
        try story.followUp(solved: false, satisfaction: 1)
        #expect(story.file.state == .dispatched && story.file.redos == 1 && story.file.owner == .lamps)
        #expect(story.file.assignments.count == 2 && story.file.assignments[0].answer != nil)
        try story.sign()
        try story.reply()
        try story.followUp(solved: false, satisfaction: 2, whyNot: .untrue)
        #expect(story.file.state == .replied && story.file.redos == 1)
        try story.act { try $0.redoing(by: .water, because: "Look again.", at: $1, under: $2) }
        #expect(story.file.state == .dispatched && story.file.redos == 2)
        #expect(story.file.followUps.map(\.satisfaction) == [1, 2])
    }

    @Test(
        "which answers close, redo or leave a case",
        arguments: [
            (true, 5, nil, CaseState.closed), (true, 3, nil, .closed), (true, 2, .badManner, .dispatched),
            (true, 2, .beyondPolicy, .replied), (true, 1, nil, .replied), (false, 5, nil, .dispatched),
            (false, 3, .beyondPolicy, .replied),
        ] as [(Bool, Int, Dissatisfaction?, CaseState)])
    func answers(solved: Bool, satisfaction: Int, whyNot: Dissatisfaction?, state: CaseState) throws {
        var story = try replied()
        try story.followUp(solved: solved, satisfaction: satisfaction, whyNot: whyNot)
        #expect(story.file.state == state)
    }

    @Test("three tries on different half-days, then closed without contact")
    func tries() throws {
        var story = try replied()
        #expect(throws: CaseRefusal.notFollowedUp(tries: 0, limit: 3)) {
            try story.act { try $0.closing(note: nil, at: $1, under: $2) }
        }
        for hours in [0, 5, 24] {
            story.now = story.file.createdAt + .hours(hours)
            try story.act { try $0.missingReporter(at: $1, under: $2) }
            #expect(throws: CaseRefusal.triedThisHalfDay) {
                try story.act { try $0.missingReporter(at: $1, under: $2) }
            }
        }
        try story.act { try $0.closing(note: nil, at: $1, under: $2) }
        #expect(story.file.outcome == .closed(.noContact))
    }

    @Test("an anonymous reporter cannot be asked; the case is closed without")
    func anonymous() throws {
        var story = try replied(.anonymous)
        #expect(throws: CaseRefusal.self) { try story.followUp() }
        try story.act { try $0.closing(note: nil, at: $1, under: $2) }
        #expect(story.file.outcome == .closed(.anonymous))
    }

    @Test("satisfaction has five steps", arguments: [0, 6, -1])
    func steps(satisfaction: Int) throws {
        var story = try replied()
        #expect(throws: CaseRefusal.satisfactionOutOfRange) { try story.followUp(satisfaction: satisfaction) }
    }
}
