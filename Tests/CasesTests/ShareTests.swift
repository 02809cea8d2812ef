import Cases
import Kernel
import StorageTesting
import Testing

@Suite("The tree of shares")
struct ShareTests {
    private let town: CaseAgency = .below(.lamps, 0)
    private let community: CaseAgency = .below(.below(.lamps, 0), 0)

    private func signed() throws -> Story {
        var story = try Story()
        try story.dispatch()
        try story.sign()
        return story
    }

    private func passedDown() throws -> Story {
        var story = try signed()
        try story.act { try $0.delegating(1, to: ShareDraft(to: town), at: $1, under: $2) }
        try story.act { try $0.signing(2, at: $1, under: $2) }
        try story.act { try $0.delegating(2, to: ShareDraft(to: community), at: $1, under: $2) }
        try story.act { try $0.signing(3, at: $1, under: $2) }
        return story
    }

    @Test("goes down and comes up again: one owner, one answer to the resident")
    func downAndUp() throws {
        var story = try passedDown()
        #expect(story.file.owner == community && story.file.state == .handling)
        #expect(throws: CaseRefusal.sharesOpen(1)) {
            try story.act { try $0.replying(.usual, to: 1, at: $1, under: $2) }
        }
        try story.act { try $0.replying(.usual, to: 3, at: $1, under: $2) }
        #expect(story.file.owner == town && story.file.answer == nil)
        try story.act { try $0.refusingReply(of: 3, because: "Which lamp?", at: $1, under: $2) }
        #expect(story.file.owner == community)
        try story.act { try $0.replying(.usual, to: 3, at: $1, under: $2) }
        try story.act { try $0.replying(.usual, to: 2, at: $1, under: $2) }
        #expect(story.file.owner == .lamps && story.file.state == .handling)
        try story.act { try $0.replying(.usual, to: 1, at: $1, under: $2) }
        #expect(
            story.file.state == .replied && story.file.assignments.map(\.state) == [.replied, .accepted, .accepted])
    }

    @Test("a share passed down is due no later than the one it comes from")
    func dues() throws {
        var story = try signed()
        story.now = story.now + .days(3)
        try story.act { try $0.delegating(1, to: ShareDraft(to: town), at: $1, under: $2) }
        #expect(story.file.assignments[1].replyDue == story.file.assignments[0].replyDue)
    }

    @Test("a lead is passed to one's own agencies, once; support may come from anywhere")
    func leads() throws {
        var story = try signed()
        #expect(throws: CaseRefusal.notBelow) {
            try story.act { try $0.delegating(1, to: ShareDraft(to: .water), at: $1, under: $2) }
        }
        var support = ShareDraft(to: .water)
        support.part = .support
        try story.act { [support] in try $0.delegating(1, to: support, at: $1, under: $2) }
        try story.act { try $0.delegating(1, to: ShareDraft(to: town), at: $1, under: $2) }
        #expect(throws: CaseRefusal.hasLead) {
            try story.act { try $0.delegating(1, to: ShareDraft(to: .below(.lamps, 1)), at: $1, under: $2) }
        }
        #expect(throws: CaseRefusal.agencyTwice) {
            try story.act { [support] in try $0.delegating(1, to: support, at: $1, under: $2) }
        }
        #expect(story.file.owner == .lamps)
    }

    @Test("the lead answers once those who support it have answered")
    func supports() throws {
        var story = try Story()
        var draft = DispatchDraft(to: .lamps)
        draft.supports = [.water]
        try story.act { [draft] in try $0.dispatching(draft, at: $1, under: $2) }
        try story.act { try $0.signing(1, at: $1, under: $2) }
        try story.act { try $0.signing(2, at: $1, under: $2) }
        #expect(story.file.owner == .lamps && story.file.need(of: story.file.assignments[0]) == .waiting)
        #expect(throws: CaseRefusal.sharesOpen(1)) {
            try story.act { try $0.replying(.usual, to: 1, at: $1, under: $2) }
        }
        try story.act { try $0.replying(ReplyDraft(result: "Pipe checked.", answer: ""), to: 2, at: $1, under: $2) }
        try story.act { try $0.replying(.usual, to: 1, at: $1, under: $2) }
        #expect(story.file.state == .replied)
    }

    @Test("a return from below is judged one level up, and the third sticks there too")
    func returnsBelow() throws {
        var story = try signed()
        for index in 0..<3 {
            try story.act { try $0.delegating(1, to: ShareDraft(to: .below(.lamps, index)), at: $1, under: $2) }
            let number: Int = index + 2
            try story.act { try $0.returning(number, because: .notOurDuty, note: nil, at: $1, under: $2) }
            #expect(story.file.need(of: story.file.assignments[0]) == .judgement && story.file.returns == 0)
            try story.act { try $0.acceptingReturn(of: number, note: nil, at: $1, under: $2) }
            #expect(story.file.owner == .lamps)
        }
        try story.act { try $0.delegating(1, to: ShareDraft(to: town), at: $1, under: $2) }
        #expect(story.file.assignments.last?.isBinding == true)
    }

    @Test("taking back the lead takes back all that was passed down; the first receiver has it again")
    func takeBack() throws {
        var story = try passedDown()
        try story.act { try $0.takingBack(1, note: nil, at: $1, under: $2) }
        #expect(story.file.owner == .centre && story.file.assignments.allSatisfy { $0.state == .withdrawn })
        #expect(story.file.state == .received && story.file.need == .dispatch)
    }

    @Test("at the third return the dispatcher rules: to the one who has it, or to another, for good")
    func ruling() throws {
        var story = try Story()
        for agency in [CaseAgency.lamps, .water] {
            try story.dispatch(to: agency)
            try story.askReturn()
            try story.act { try $0.acceptingReturn(note: nil, at: $1, under: $2) }
        }
        try story.dispatch(to: .lamps)
        try story.askReturn()
        #expect(story.file.need == .ruling)
        var kept: Story = story
        try kept.act { try $0.ruling(for: .lamps, because: "Lamps are theirs.", at: $1, under: $2) }
        #expect(kept.file.live?.agency == .lamps && kept.file.live?.isBinding == true)
        try story.act { try $0.ruling(for: .water, because: "It is a pump.", at: $1, under: $2) }
        #expect(story.file.live?.agency == .water && story.file.live?.isBinding == true)
        #expect(throws: CaseRefusal.returnIsFinal(limit: 3)) { try story.askReturn() }
    }

    @Test("an agency that is no more hands its part over; the person it was given to by name is forgotten")
    func handOver() throws {
        var story = try passedDown()
        try story.act { file, _, _ in file.handingOver(from: community, to: town) }
        #expect(story.file.owner == town)
        try story.act { file, _, _ in file.handingOver(from: .centre, to: .water) }
        #expect(story.file.firstReceiver == .water)
        try story.act { file, _, _ in file.handingOver(from: community, to: .water) }
        #expect(story.file.owner == town, "it has nothing left")
    }

    @Test("an un-merged case is what it was, its clocks moved by the time in between")
    func unmerge() throws {
        let leader: Story = try Story(at: .testing + .minutes(1))
        var story = try signed()
        let before: Assignment = story.file.assignments[0]
        try story.act { try $0.merging(into: leader.file, at: $1, under: $2) }
        #expect(story.file.state == .merged && story.file.owner == .centre)
        story.now = story.now + .days(1)
        try story.act { try $0.unmerging(because: "Another lamp.", at: $1, under: $2) }
        #expect(story.file.state == .handling && story.file.owner == .lamps)
        #expect(story.file.assignments[0].state == .signed && story.file.assignments[0].replyDue > before.replyDue)
    }

    @Test("an emergency is handed on before it is turned away as one")
    func emergency() throws {
        var story = try Story()
        #expect(throws: CaseRefusal.notHandedOver) {
            try story.act { try $0.notAccepting(because: .emergencyService, note: nil, at: $1, under: $2) }
        }
        try story.act { try $0.alerting(.fire119, note: "Smoke.", at: $1, under: $2) }
        try story.act { try $0.notAccepting(because: .emergencyService, note: nil, at: $1, under: $2) }
        #expect(story.file.emergencies == [.fire119] && story.file.state == .notAccepted)
    }
}
