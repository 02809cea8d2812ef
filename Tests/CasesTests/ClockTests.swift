import Calendar
import Kernel
import StorageTesting
import Testing

@testable import Cases

@Suite("Clocks of a case")
struct ClockTests {
    private func signed() throws -> Story {
        var story = try Story()
        try story.dispatch()
        try story.sign()
        return story
    }

    private func text(_ story: Story, _ instant: Instant?) -> String? { instant.map(story.rules.workingTime.zone.text) }

    @Test("waiting for the reporter stops the reply clock; an answer lets it go on with what was left")
    func pause() throws {
        var story = try signed()
        #expect(text(story, story.file.live?.replyDue) == "2026-11-30 17:30")
        try story.act { try $0.askingForInformation("Which lamp?", at: $1, under: $2) }
        #expect(story.file.runningClocks.contains { $0.kind == .reply && $0.isPaused })
        story.now = story.now + .days(2)
        try story.act { try $0.providingInformation("Number 12.", at: $1, under: $2) }
        #expect(text(story, story.file.live?.replyDue) == "2026-12-02 17:30")
    }

    @Test("a question nobody answers lapses, and the clock goes on")
    func lapse() throws {
        var story = try signed()
        try story.act { try $0.askingForInformation("Which lamp?", at: $1, under: $2) }
        #expect(story.file.nextDue != nil, "an open case always has a clock that runs")
        let due: Instant = try #require(story.file.asked?.due)
        story.now = due
        try story.act { file, now, rules in
            let running = try #require(file.runningClocks.first { $0.kind == .information })
            return file.fallingDue(running, (3, due), at: now, under: rules)
        }
        #expect(story.file.state == .handling && story.file.runningClocks.allSatisfy { !$0.isPaused })
        #expect(try #require(story.file.live?.replyDue) > due)
    }

    @Test("an extension is asked for in time, at most twice, at most the original span, granted one level up")
    func extensions() throws {
        var story = try signed()
        #expect(throws: CaseRefusal.extensionTooLong(most: 5)) {
            try story.act { try $0.askingExtension(of: 1, ExtensionDraft(6, because: "Rain."), at: $1, under: $2) }
        }
        for due in ["2026-12-07 17:30", "2026-12-09 17:30"] {
            let days: Int = due.contains("07") ? 5 : 2
            try story.act { try $0.askingExtension(of: 1, ExtensionDraft(days, because: "Rain."), at: $1, under: $2) }
            try story.act { try $0.grantingExtension(of: 1, at: $1, under: $2) }
            #expect(text(story, story.file.live?.replyDue) == due)
        }
        #expect(throws: CaseRefusal.extendedEnough(limit: 2)) {
            try story.act { try $0.askingExtension(of: 1, ExtensionDraft(1, because: "Rain."), at: $1, under: $2) }
        }
    }

    @Test("never after expiry, not even when it was asked for in time")
    func lateExtension() throws {
        var story = try signed()
        try story.act { try $0.askingExtension(of: 1, ExtensionDraft(1, because: "Rain."), at: $1, under: $2) }
        story.now = story.file.assignments[0].replyDue
        #expect(throws: CaseRefusal.replyOverdue(due: "2026-11-30 17:30")) {
            try story.act { try $0.grantingExtension(of: 1, at: $1, under: $2) }
        }
        try story.act { try $0.refusingExtension(of: 1, because: "Too late.", at: $1, under: $2) }
        #expect(throws: CaseRefusal.replyOverdue(due: "2026-11-30 17:30")) {
            try story.act { try $0.askingExtension(of: 1, ExtensionDraft(1, because: "Rain."), at: $1, under: $2) }
        }
    }

    @Test("a deferred case has a cause, a measure and a day on which it comes back by itself")
    func deferral() throws {
        var story = try signed()
        let review: Day = try #require(Day("2027-01-11"))
        #expect(throws: CaseRefusal.reviewOutOfRange(most: 365)) {
            try story.act {
                try $0.askingDeferral(
                    DeferralDraft(.funding, measure: "A pole.", review: Day(number: 0)), at: $1, under: $2)
            }
        }
        try story.act {
            try $0.askingDeferral(DeferralDraft(.funding, measure: "A pole.", review: review), at: $1, under: $2)
        }
        #expect(story.file.need == .judgement)
        try story.act { try $0.grantingDeferral(at: $1, under: $2) }
        #expect(story.file.state == .deferred && text(story, story.file.nextDue) == "2027-01-11 09:00")
        #expect(throws: CaseRefusal.self) { try story.reply() }
        story.now = try #require(story.file.nextDue)
        try story.act { file, now, rules in
            let running = try #require(file.runningClocks.first { $0.kind == .review })
            return file.fallingDue(running, (3, now), at: now, under: rules)
        }
        #expect(story.file.state == .handling && story.file.owner == .lamps)
        #expect(try #require(story.file.live?.replyDue) > story.now)
    }

    @Test("marks: half the time, four fifths, due, and up again after each further span")
    func marks() throws {
        let rules: CaseRules = try .testing()
        let clock = CaseClock(Term(.wall(.hours(10)), due: .testing + .hours(10)), since: .testing)
        let holder: TreePath = TreePath(root: "C00").child("X02").child("T01")
        let moments: [Span?] = (1...5).map { number in
            clock.moment(ofMark: number, for: holder, under: rules).map { $0 - .testing }
        }
        #expect(moments == [.hours(5), .hours(8), .hours(10), .hours(20), nil])
    }

    @Test("running clocks keep what they were given when the standard changes; new ones follow it")
    func standardChanged() throws {
        var story = try signed()
        let due: Instant? = story.file.live?.replyDue
        let row = try StandardRow(
            StandardScope(nil, nil, .streetLights),
            limits: [
                .dispatch: .workingHours(1), .sign: .workingHours(1), .contact: .workingHours(2),
                .reply: .workingDays(1), .followUp: .workingDays(1),
            ])
        var rules: CaseRules = story.rules
        var table = CaseRuleTable()
        try table.put(row)
        rules.standard = table.standard
        rules.version = 1
        #expect(story.file.live?.replyDue == due && story.file.live?.rules == 0)
        let later = try Story(rules: rules)
        var next: Story = later
        try next.dispatch()
        #expect(next.file.live?.reply.limit == .workingDays(1) && next.file.live?.rules == 1)
        try story.act { try $0.askingExtension(of: 1, ExtensionDraft(5, because: "Rain."), at: $1, under: $2) }
    }

    @Test(
        "the most specific row wins",
        arguments: [
            (CaseKind.inquiry, Urgency.normal, Limit.workingDays(1)), (.inquiry, .danger, .wall(.hours(2))),
            (.complaint, .normal, .workingDays(5)), (.help, .complex, .workingDays(15)),
        ])
    func specific(kind: CaseKind, urgency: Urgency, limit: Limit) {
        #expect(ServiceStandard.usual.limit(.reply, for: CaseMatter(kind, urgency, .streetLights)) == limit)
    }

    @Test("a deadline in a year without a table is provisional, and reckoned anew when the table comes")
    func provisional() throws {
        let zone: Zone = .shanghai
        let late: Instant = zone.instant(try #require(Day("2026-12-30")), .hours(16))
        let bundled: HolidayTable = try .bundled()
        let known = CaseRules(workingTime: WorkingTime(holidays: bundled))
        var story = try Story(at: late, rules: known)
        try story.dispatch()
        #expect(story.file.live?.reply.isProvisional == true)
        let before: Instant? = story.file.live?.replyDue
        var table: HolidayTable = bundled
        let off: [Day] = (1...4).compactMap { Day(year: 2027, month: 1, day: $0) }
        table.add(HolidayTable.Year(year: 2027, off: off, work: []))
        let told = CaseRules(workingTime: WorkingTime(holidays: table))
        try story.act { file, now, _ in file.rescheduling(at: now, under: told) }
        #expect(story.file.live?.reply.isProvisional == false)
        #expect(try #require(story.file.live?.replyDue) > (try #require(before)))
        #expect(story.file.rescheduling(at: story.now, under: told).isEmpty, "once")
    }

    @Test("orders from above are answered by then")
    func orders() throws {
        var story = try signed()
        try story.act { try $0.ordering(OrderDraft(.supervise, "By Friday."), at: $1, under: $2) }
        #expect(story.file.runningClocks.contains { $0.kind == .order && $0.holder == CaseAgency.lamps.path })
        try story.act { try $0.answeringOrder(1, "We are at it.", at: $1, under: $2) }
        #expect(story.file.openOrders.isEmpty && !story.file.runningClocks.contains { $0.kind == .order })
        #expect(throws: CaseRefusal.noSuchOrder(2)) {
            try story.act { try $0.answeringOrder(2, "What?", at: $1, under: $2) }
        }
    }
}
