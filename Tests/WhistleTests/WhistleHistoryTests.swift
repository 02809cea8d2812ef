import Cases
import Kernel
import StorageTesting
import Testing

@testable import Whistle

@Suite("The made-up history of whistles")
struct WhistleHistoryTests {
    private func stage(_ count: Int) throws -> WhistleStage {
        let start: Instant = .testing - .days(700)
        var random = SeededGenerator(state: 5)
        let occasions = (0..<count).map { index in
            let id: Case.ID = .make(at: start + .hours(index * 700 * 24 / count), using: &random)
            return WhistleOccasion(id, at: .street, category: nil, raiser: .town)
        }
        return WhistleStage(
            occasions: occasions, departments: (1...20).map(CaseAgency.numbered), rules: try .testing(), now: .testing,
            say: { $0 })
    }

    @Test("the same seed makes the same, and another seed another")
    func seed() throws {
        var (one, two, three) = (
            WhistleHistory(try stage(40), seed: 1), WhistleHistory(try stage(40), seed: 1),
            WhistleHistory(try stage(40), seed: 2)
        )
        let lives: [WhistleFile] = one.lives().map(\.file)
        #expect(lives == two.lives().map(\.file))
        #expect(lives != three.lives().map(\.file))
    }

    @Test("it has some of everything, in plausible shares")
    func spread() throws {
        var history = WhistleHistory(try stage(500), seed: 1)
        let files: [WhistleFile] = history.lives().map(\.file)
        let called: [CalledAgency] = files.flatMap(\.called)
        #expect(files.count > 490 && Set(files.map(\.kind)).count == 3 && Set(files.map(\.number)).count == files.count)
        #expect(
            called.contains { $0.decline?.ruling == .upheld } && called.contains { $0.decline?.ruling == .overruled })
        #expect(called.contains { $0.wasAbsent } && called.contains { $0.verdict?.isNeedless == true })
        let decided: [Bool] = called.compactMap(\.isOnTime)
        let share = Double(decided.count { $0 }) / Double(decided.count)
        #expect((0.6...0.95).contains(share), "\(share)")
        #expect(files.count { $0.state == .closed } > files.count * 9 / 10)
        #expect(files.flatMap(\.tasks).contains { !$0.isOpen })
    }

    @Test("each life is what its events add up to")
    func replay() throws {
        var history = WhistleHistory(try stage(60), seed: 3)
        for life in history.lives() {
            let events = life.steps.flatMap { step in step.events.map { (event: $0, at: step.at) } }
            #expect(WhistleFile.replay(life.file.id, events) == life.file)
            #expect(life.steps.map(\.at) == life.steps.map(\.at).sorted())
        }
    }
}
