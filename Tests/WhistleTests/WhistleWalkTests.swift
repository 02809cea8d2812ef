import Cases
import Kernel
import StorageTesting
import Testing

@testable import Whistle

extension Story {
    /// One random command; what the rules refuse changes nothing.
    mutating func step(_ random: inout SeededGenerator) {
        let before: Story = self
        do { try command(&random) } catch { self = before }
    }

    private mutating func command(_ random: inout SeededGenerator) throws {
        let number = 1 + Int(random.next() % UInt64(file.called.count))
        let task = 1 + Int(random.next() % 4)
        switch random.next() % 15 {
        case 0: pass(.minutes(Int(random.next() % 40)))
        case 1: try act { file, _, _ in try file.acknowledging(number) }
        case 2, 3: try arrive(number, .phone(Double(random.next() % 300), person: random.next() % 3 + 1))
        case 4: try decline(number)
        case 5: try overrule(number)
        case 6: try act { file, _, rules in try file.upholding(number, because: "Right", under: rules) }
        case 7: try act { try $0.calling(.numbered(Int(random.next() % 6)), note: "Come", at: $1, under: $2) }
        case 8: try act { file, _, rules in try file.releasing(number, note: nil, under: rules) }
        case 9: try act { file, _, rules in try file.extending(number, by: 1, note: nil, under: rules) }
        case 10:
            let due: Day = rules.day(of: now).adding(days: 1)
            try act { try $0.addingTask(TaskDraft(for: number, "Do it", due: due), at: $1, under: $2) }
        case 11: try act { file, _, rules in try file.finishingTask(task, "It is done", photos: 1, under: rules) }
        case 12: try act { file, _, rules in try file.reopeningTask(task, because: "No", under: rules) }
        case 13 where random.next() % 8 == 0: try close(why: "Enough")
        case 14: try rate(number, random.next() % 2 == 0)
        default: take(file.fallingDue(at: now, under: rules))
        }
    }

    private mutating func rate(_ number: Int, _ isRaiser: Bool) throws {
        try act { file, now, rules in
            let moment = RatingMoment(now, rules)
            let rating = AgencyRating(arrival: 3, effort: 3, result: 3)
            return isRaiser
                ? try file.rating(number, rating, note: nil, at: moment)
                : try file.judging(WhistleVerdict(necessary: 3, ownPower: 3), by: number, note: nil, at: moment)
        }
    }
}

@Suite("Random walks of whistles")
struct WhistleWalkTests {
    @Test("any sequence of commands keeps the promises", arguments: 0..<60)
    func walk(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        var story = try Story(.usual(WhistleKind.allCases[Int(seed % 3)]))
        for _ in 0..<200 {
            let old: WhistleFile = story.file
            story.step(&random)
            check(story, after: old)
        }
        #expect(WhistleFile.replay(story.file.id, story.history) == story.file)
    }

    private func check(_ story: Story, after old: WhistleFile) {
        let file: WhistleFile = story.file
        #expect(file.called.count >= old.called.count && file.tasks.count >= old.tasks.count, "something is lost")
        #expect(file.version >= old.version && file.texts >= old.texts)
        #expect(file.called.map(\.number) == Array(1...file.called.count))
        for (agency, before) in zip(file.called, old.called) {
            #expect(agency.presences.starts(with: before.presences), "a check-in is lost")
            #expect(before.arrivedAt == nil || agency.arrivedAt == before.arrivedAt)
            #expect(before.lateSince == nil || agency.lateSince == before.lateSince, "late twice")
            #expect(before.rating == nil || agency.rating == before.rating)
        }
        for agency in file.called { check(agency) }
        #expect((file.closedAt == nil) == file.isOpen)
        if !file.isOpen { #expect(file.nextDue == nil) }
    }

    /// Every agency called has exactly one standing, and what goes with it.
    private func check(_ agency: CalledAgency) {
        switch agency.standing {
        case .called: #expect(agency.acknowledgedAt == nil && agency.arrivedAt == nil && agency.lateSince == nil)
        case .acknowledged: #expect(agency.acknowledgedAt != nil && agency.arrivedAt == nil && agency.lateSince == nil)
        case .late, .absent: #expect(agency.arrivedAt == nil && agency.lateSince == agency.due)
        case .declined: #expect(agency.decline?.ruling == nil && agency.arrivedAt == nil)
        case .excused: #expect(agency.decline?.ruling == .upheld)
        case .present: #expect(agency.arrivedAt != nil && !agency.presences.isEmpty)
        case .released: break
        }
    }
}
