import Cases
import Kernel
import Testing

@testable import DemoCity

@Suite("The generated history")
struct HistoryTests {
    private let lives: [CaseLife]

    init() throws { lives = try Self.shared.get() }

    private static let shared: Result<[CaseLife], any Error> = Result { try SmallCity().history(4_000) }

    @Test("has as many cases as asked for, over two years, none in the future")
    func size() {
        #expect(lives.count == 4_000)
        #expect(lives.allSatisfy { life in life.steps.allSatisfy { $0.at <= noon } })
        let first = lives.map(\.planned.at).min()
        #expect(first.map { noon - $0 > .days(700) } == true)
    }

    @Test("is real event streams: replayed, they give the case as it stands")
    func replayed() throws {
        for life in lives {
            let file = try #require(life.file)
            let events = life.steps.flatMap { step in step.events.map { (event: $0, at: step.at) } }
            #expect(Case.replay(life.id, events) == file)
            #expect(file.version == events.count)
            #expect(zip(life.steps, life.steps.dropFirst()).allSatisfy { $0.at <= $1.at })
        }
    }

    @Test("is mostly closed, with the last days open in all states")
    func states() {
        let counts = Dictionary(grouping: lives) { $0.file?.state ?? .received }.mapValues(\.count)
        #expect((counts[.closed] ?? 0) > lives.count * 85 / 100)
        for state in [CaseState.received, .dispatched, .handling, .replied, .notAccepted] {
            #expect((counts[state] ?? 0) > 0, "\(state)")
        }
        let old = lives.filter { noon - $0.planned.at > .days(60) }
        #expect(
            old.allSatisfy { life in
                let state: CaseState? = life.file?.state
                return state?.isFinal == true || state == .needsInformation
                    || life.steps.flatMap(\.events).contains { $0.kind == .deferred }
            })
    }

    @Test("knows returns, redos, merges and calls that are not the city's")
    func turns() {
        #expect(lives.contains { ($0.file?.returns ?? 0) > 0 })
        #expect(lives.contains { ($0.file?.redos ?? 0) > 0 })
        #expect(lives.contains { $0.file?.mergedInto != nil })
        #expect(lives.contains { ($0.file?.followers ?? 0) > 0 })
        let kinds: Set<CaseEvent.Kind> = Set(lives.flatMap(\.steps).flatMap(\.events).map(\.kind))
        let wanted: Set<CaseEvent.Kind> = [
            .informationAsked, .contacted, .ordered, .orderAnswered, .extensionAsked, .extensionGranted,
            .extensionRefused, .deferred, .resumed,
        ]
        #expect(wanted.subtracting(kinds) == [])
        #expect(lives.contains { $0.file?.assignments.contains { $0.parent != nil } == true }, "work is passed down")
        let late = lives.compactMap { $0.file?.assignments.first }.filter { share in
            share.repliedAt.map { $0 > share.replyDue } ?? false
        }
        #expect(late.count > lives.count / 100, "some are overdue")
    }

    @Test("gives every case a number of its own, in the order of the day")
    func numbers() {
        let numbers = lives.compactMap { $0.file?.number }
        #expect(Set(numbers).count == lives.count)
        #expect(numbers == numbers.sorted())
    }

    @Test("holds the planted incidents in their time and place")
    func incidents() throws {
        let city = try SmallCity()
        let here = try Incident.load(from: demoFolder).filter { ["320106", "320115"].contains($0.place.prefix(6)) }
        #expect(here.count == 2)
        for incident in here {
            let cases = lives.filter { $0.planned.incident == incident.key }
            #expect(cases.count == incident.size(in: 4_000), "\(incident.key)")
            let top = try #require(try city.materials().path(of: incident.place))
            #expect(cases.allSatisfy { top.contains($0.planned.spot.path) })
        }
    }

    @Test("is the same for the same seed")
    func seeded() throws {
        let again = try SmallCity().history(300)
        let once = try SmallCity().history(300)
        #expect(again.map(\.file) == once.map(\.file))
        #expect(again.map(\.planned.story) == once.map(\.planned.story))
    }

    @Test("reaches rural and urban places and every branch of the categories")
    func breadth() {
        #expect(Set(lives.map { $0.planned.category.key.prefix(2) }).count == 15)
        #expect(lives.contains { $0.planned.spot.isRural })
        #expect(lives.contains { $0.planned.spot.estate != nil })
    }
}
