import Cases
import Kernel
import Testing

@Suite("Returns")
struct ReturnTests {
    @Test("within the sign window, judged by the dispatcher; the first receiver has it again")
    func accepted() throws {
        var story = try Story()
        try story.dispatch()
        try story.sign()
        try story.askReturn()
        #expect(story.file.owner == .lamps)
        #expect(throws: CaseRefusal.returnNotJudged) { try story.reply() }
        try story.act { try $0.acceptingReturn(note: nil, at: $1, under: $2) }
        #expect(story.file.state == .received && story.file.owner == .centre && story.file.nextDue != nil)
        #expect(throws: CaseRefusal.sameAgency) { try story.dispatch() }
        try story.dispatch(to: .water)
    }

    @Test("not after the sign window")
    func tooLate() throws {
        var story = try Story()
        try story.dispatch()
        story.now = story.file.assignments[0].signDue + .seconds(1)
        #expect(throws: CaseRefusal.signWindowPassed(due: "2026-11-24 17:30")) { try story.askReturn() }
    }

    @Test("only for a reason the city lists")
    func reasons() throws {
        var rules: CaseRules = try .testing()
        rules.returnReasons = [.wrongTerritory]
        var story = try Story(rules: rules)
        try story.dispatch()
        #expect(throws: CaseRefusal.returnReasonNotListed(.notOurDuty, allowed: [.wrongTerritory])) {
            try story.askReturn()
        }
    }

    @Test("a refused return leaves the agency its assignment")
    func refused() throws {
        var story = try Story()
        try story.dispatch()
        try story.askReturn()
        try story.act { try $0.refusingReturn(because: "It is your lamp.", at: $1, under: $2) }
        #expect(story.file.state == .dispatched && story.file.returns == 1)
        try story.sign()
    }

    @Test("at the third return the dispatcher's refusal is final")
    func thirdRefusal() throws {
        var story = try Story()
        try story.dispatch()
        for _ in 1...3 {
            try story.askReturn()
            try story.act { try $0.refusingReturn(because: "It is your lamp.", at: $1, under: $2) }
        }
        #expect(throws: CaseRefusal.returnIsFinal(limit: 3)) { try story.askReturn() }
    }

    @Test("after the third return the agency chosen cannot return it, even the one that did")
    func thirdRuling() throws {
        var story = try Story()
        for agency in [CaseAgency.lamps, .water, .lamps] {
            try story.dispatch(to: agency)
            try story.askReturn()
            try story.act { try $0.acceptingReturn(note: nil, at: $1, under: $2) }
        }
        try story.dispatch(to: .lamps)
        #expect(story.file.live?.isBinding == true)
        #expect(throws: CaseRefusal.returnIsFinal(limit: 3)) { try story.askReturn() }
    }
}
