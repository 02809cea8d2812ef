import Calendar
import Cases
import Kernel

/// Lets all planned cases live, in the order in which they came in.
struct HistoryMaker {
    private let stage: CaseLife.Stage
    private let seed: UInt64
    private var sequence: [Day: Int] = [:]
    /// The case of each incident that others may be merged into, by its place in the list.
    private var leaders: [String: Int] = [:]
    private(set) var lives: [CaseLife] = []

    init(_ stage: CaseLife.Stage, seed: UInt64) {
        self.stage = stage
        self.seed = seed
    }

    mutating func make(_ planned: [PlannedCase], progress: (Int) -> Void) throws {
        lives.reserveCapacity(planned.count)
        for (index, one) in planned.enumerated() {
            try make(one, index)
            if index % 1_000 == 999 { progress(index + 1) }
        }
    }

    private mutating func make(_ planned: PlannedCase, _ index: Int) throws {
        var life = CaseLife(planned, on: stage, random: SplitMix64(seed: seed, for: "case \(index)"))
        let day: Day = stage.rules.workingTime.zone.day(of: planned.at)
        sequence[day, default: 0] += 1
        try life.receive(as: CaseNumber(day: day, sequence: sequence[day, default: 1]))
        if let incident = planned.incident, let leader = leaders[incident], life.random.chance(0.3) {
            try life.follow(&lives[leader])
        } else {
            try life.live()
            if let incident = planned.incident { leaders[incident] = lives.count }
        }
        lives.append(life)
    }
}
