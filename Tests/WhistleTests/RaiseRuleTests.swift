import Cases
import Kernel
import StorageTesting
import Testing

@testable import Whistle

@Suite("Raising a whistle")
struct RaiseRuleTests {
    @Test(
        "each kind has its time to be there",
        arguments: [
            (WhistleKind.emergency, "2026-11-23T09:30:00+08:00"),
            (.jointEnforcement, "2026-11-24T17:30:00+08:00"),
            (.manyResidents, "2026-11-26T17:30:00+08:00"),
        ])
    func due(kind: WhistleKind, due: String) throws {
        let story = try Story(.usual(kind))
        #expect(story.file.called.map(\.due) == [Instant(due), Instant(due)])
        #expect(story.file.called.map(\.standing) == [.called, .called])
        #expect(story.file.lead == 2)
    }

    @Test("what a draft must not be")
    func refused() throws {
        let rules: WhistleRules = try .testing()
        func refusal(_ change: (inout WhistleDraft) -> Void) -> WhistleRefusal? {
            var draft: WhistleDraft = .usual()
            change(&draft)
            let number = WhistleNumber(day: Day(number: 20_780), sequence: 1)
            do {
                _ = try WhistleFile.raising(draft, as: number, at: .testing, under: rules)
                return nil
            } catch { return error }
        }
        #expect(refusal { $0.called = [] } == .nobodyCalled)
        #expect(refusal { $0.called = [.water, .water] } == .calledTwice)
        #expect(refusal { $0.called = [.town, .fire] } == .callsItself)
        #expect(refusal { $0.lead = CaseAgency.police.id } == .leadNotCalled)
        #expect(refusal { $0.called = (1...13).map(CaseAgency.numbered) } == .tooManyCalled(limit: 12))
        #expect(refusal { $0.radius = 5 } == .radiusOutOfRange(least: 20, most: 2_000))
        #expect(refusal { $0.title = "  " } == .text(field: "title", .missing))
        #expect(refusal { $0.title = "a\u{0}" } == .text(field: "title", .unreadable))
        #expect(refusal { _ in } == nil)
    }

    @Test("a number is read with its letter or without, and a slip is found")
    func number() throws {
        let number = WhistleNumber(day: Day(number: 20_780), sequence: 7)
        #expect(try WhistleNumber(reading: number.grouped) == number)
        #expect(try WhistleNumber(reading: String(number.description.dropFirst())) == number)
        #expect(throws: WhistleRefusal.numberMistyped) { try WhistleNumber(reading: number.description + "1") }
        #expect(throws: WhistleRefusal.numberMistyped) { try WhistleNumber(reading: "") }
    }

    @Test("the raiser calls one more, gives more time, and releases all but the last")
    func change() throws {
        var story = try Story()
        try story.act { try $0.calling(.police, note: nil, at: $1, under: $2) }
        #expect(story.file.called.map(\.agency) == [.water, .fire, .police])
        try story.act { try $0.extending(1, by: 2, note: "Traffic", under: $2) }
        #expect(story.file.called[0].due == .testing + .minutes(150))
        for number in [1, 2] { try story.act { try $0.releasing(number, note: nil, under: $2) } }
        #expect(throws: WhistleRefusal.lastOne) { try story.act { try $0.releasing(3, note: nil, under: $2) } }
        #expect(throws: WhistleRefusal.calledTwice) {
            try story.act { try $0.calling(.police, note: nil, at: $1, under: $2) }
        }
        try story.act { try $0.calling(.water, note: nil, at: $1, under: $2) }
        #expect(story.file.called.count == 4)
        story.pass(.hours(3))
        #expect(throws: WhistleRefusal.notNow(.absent)) {
            try story.act { try $0.extending(3, by: 2, note: nil, under: $2) }
        }
    }
}
