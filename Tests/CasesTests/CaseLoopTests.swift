import Calendar
import Cases
import Kernel
import StorageTesting
import Testing

@Suite("The loop of a case")
struct CaseLoopTests {
    @Test("from a call to a closed case, owned by the first receiver until another has signed")
    func loop() throws {
        var story = try Story()
        #expect(story.file.state == .received && story.file.owner == .centre)
        try story.dispatch()
        #expect(story.file.state == .dispatched && story.file.owner == .centre)
        try story.sign()
        #expect(story.file.state == .handling && story.file.owner == .lamps)
        try story.reply()
        #expect(story.file.state == .replied)
        try story.followUp()
        #expect(story.file.state == .closed && story.file.assignments[0].state == .accepted)
        #expect(story.file.outcome == .closed(.solved) && story.file.nextDue == nil)
    }

    @Test("each open state has its due moment")
    func dues() throws {
        var story = try Story()
        let zone = story.rules.workingTime.zone
        #expect(story.file.nextDue.map(zone.text) == "2026-11-23 14:30")
        try story.dispatch()
        #expect(story.file.nextDue.map(zone.text) == "2026-11-24 17:30")
        try story.sign()
        #expect(story.file.nextDue.map(zone.text) == "2026-11-24 17:30", "the reporter is to be called")
        try story.act { try $0.contacting(1, ContactDraft(reached: true), at: $1, under: $2) }
        #expect(story.file.nextDue.map(zone.text) == "2026-11-30 17:30")
        try story.reply()
        #expect(story.file.nextDue.map(zone.text) == "2026-11-26 17:30")
    }

    @Test("urgency shortens running clocks from where they began")
    func urgency() throws {
        var story = try Story()
        try story.dispatch()
        story.now = story.now + .minutes(10)
        try story.act { try $0.classifying(as: .complaint, .danger, .streetLights, at: $1, under: $2) }
        #expect(story.file.nextDue == .testing + .minutes(15))
    }

    @Test("an inquiry is answered at once")
    func atOnce() throws {
        var story = try Story(.lamp(.inquiry))
        try story.act { try $0.answeringAtOnce(.usual, at: $1, under: $2) }
        #expect(story.file.state == .replied && story.file.assignments.isEmpty && story.file.owner == .centre)
        #expect(throws: CaseRefusal.self) { try story.dispatch() }
    }

    @Test("a question to the reporter is shown until it is answered, and work goes on")
    func question() throws {
        var story = try Story()
        try story.act { try $0.askingForInformation("Which lamp?", at: $1, under: $2) }
        #expect(story.file.state == .needsInformation)
        try story.dispatch()
        #expect(story.file.state == .needsInformation && story.file.nextDue != nil)
        try story.act { try $0.providingInformation("Number 12.", at: $1, under: $2) }
        #expect(story.file.state == .dispatched)
    }

    @Test("not accepted for a listed ground, and then nothing more")
    func notAccepted() throws {
        var story = try Story()
        try story.act { try $0.notAccepting(because: .inCourt, note: "The court decides.", at: $1, under: $2) }
        #expect(story.file.state == .notAccepted && story.file.allowed.isEmpty)
        let refused = #expect(throws: CaseRefusal.self) { try story.dispatch() }
        #expect(refused == .notNow(.dispatch, state: .notAccepted, allowed: []))
    }

    @Test("a public finding is checked on site before dispatch")
    func verification() throws {
        var story = try Story(.lamp(.finding, channel: .phonePage))
        #expect(throws: CaseRefusal.notVerified) { try story.dispatch() }
        try story.act { try $0.verifying(isFound: false, note: nil, at: $1, under: $2) }
        #expect(throws: CaseRefusal.notFoundOnSite) { try story.dispatch() }
        try story.act { try $0.verifying(isFound: true, note: "It is dark.", at: $1, under: $2) }
        try story.dispatch()
        #expect(story.file.state == .dispatched)
    }

    @Test("a photo with its place, or a grid worker's own report, needs no check")
    func evidence() throws {
        var photographed: CaseDraft = .lamp(.finding, channel: .phonePage)
        photographed.photos = 1
        var story = try Story(photographed)
        try story.dispatch()
        var patrol = try Story(.lamp(.finding, channel: .gridPatrol))
        try patrol.dispatch()
        #expect(story.file.state == .dispatched && patrol.file.state == .dispatched)
    }

    @Test("texts must be there, and not be too long", arguments: ["", "  \n", String(repeating: "长", count: 4_001)])
    func texts(text: String) throws {
        var draft: CaseDraft = .lamp()
        draft.description = text
        let refused = #expect(throws: CaseRefusal.self) { try Story(draft) }
        #expect(refused?.kind == .invalid && refused?.fields.first?.field == "description")
    }

    @Test("both texts of a reply are required")
    func replyTexts() throws {
        var story = try Story()
        try story.dispatch()
        try story.sign()
        let refused = #expect(throws: CaseRefusal.self) {
            try story.act { try $0.replying(ReplyDraft(result: "Repaired it.", answer: ""), to: 1, at: $1, under: $2) }
        }
        #expect(refused == .text(field: "answer", .missing))
        #expect(story.file.state == .handling)
    }

    @Test("the reporter may withdraw at any time before the end")
    func withdrawal() throws {
        var story = try Story()
        try story.dispatch()
        try story.sign()
        try story.act { try $0.withdrawing(note: nil, at: $1, under: $2) }
        #expect(story.file.outcome == .closed(.withdrawnByReporter) && story.file.owner == .lamps)
        #expect(story.file.assignments[0].state == .withdrawn)
    }

    @Test("a confidential reporter is hidden from all but the first receiver")
    func confidential() throws {
        let file = try Story(.lamp(standing: .confidential)).file
        #expect(file.hidesReporter(from: .lamps) && !file.hidesReporter(from: .centre))
    }
}
