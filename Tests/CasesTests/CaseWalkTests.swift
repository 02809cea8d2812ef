import Cases
import Kernel
import StorageTesting
import Testing

/// A few cases that can be merged, driven by random commands.
struct CaseWorld {
    var stories: [Story]

    init(_ count: Int, _ random: inout SeededGenerator) throws {
        let kinds: [CaseKind] = [.complaint, .inquiry, .finding]
        let standings: [ReporterStanding] = [.named, .confidential, .anonymous]
        let first: Int = Int(random.next() % 3)
        stories = try (0..<count).map { index in
            try Story(
                .lamp(kinds[(first + index) % 3], standing: standings[index % 3]), at: .testing + .seconds(index),
                sequence: index + 1)
        }
    }
}

/// SplitMix64, so that a walk can be walked again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z: UInt64 = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

extension CaseWorld {
    /// One random command on one random case; a refusal changes nothing.
    mutating func step(_ random: inout SeededGenerator) throws {
        let index: Int = Int(random.next() % UInt64(stories.count))
        let other: Int = Int(random.next() % UInt64(stories.count))
        let before: Case = stories[index].file
        stories[index].now = max(stories[index].now, before.updatedAt) + .minutes(Int(random.next() % 300))
        do {
            switch random.next() % 14 {
            case 0: try merge(index, into: other)
            case 1: try answer(index)
            case 2: try leave(index, random.next() % 2 == 0)
            case 3: try unmerge(index)
            default: try stories[index].command(Int(random.next() % 34), &random)
            }
        } catch is CaseRefusal {
            #expect(stories[index].file == before)
        }
    }

    private mutating func merge(_ index: Int, into other: Int) throws {
        let leader: Case = stories[other].file
        try stories[index].act { try $0.merging(into: leader, at: $1, under: $2) }
        let follower: Case.ID = stories[index].file.id
        try stories[other].act { file, _, _ in file.joined(by: follower) }
    }

    private mutating func unmerge(_ index: Int) throws {
        let leader: Case.ID? = stories[index].file.mergedInto
        try stories[index].act { try $0.unmerging(because: "another lamp", at: $1, under: $2) }
        let follower: Case.ID = stories[index].file.id
        guard let place = stories.firstIndex(where: { $0.file.id == leader }) else { return }
        try stories[place].act { file, _, _ in file.left(by: follower) }
    }

    /// A reply reaches the followers too.
    private mutating func answer(_ index: Int) throws {
        try stories[index].reply()
        let leader: Case = stories[index].file
        for place in stories.indices where stories[place].file.isMerged && stories[place].file.mergedInto == leader.id {
            try stories[place].act { try $0.answering(with: leader, "With the other case.", at: $1, under: $2) }
        }
    }

    private mutating func leave(_ index: Int, _ isWithdrawal: Bool) throws {
        if isWithdrawal {
            try stories[index].act { try $0.withdrawing(note: nil, at: $1, under: $2) }
        } else {
            try stories[index].act { try $0.notAccepting(because: .secrets, note: nil, at: $1, under: $2) }
        }
        for place in stories.indices where stories[place].file.mergedInto == stories[index].file.id {
            try stories[place].act { $0.releasing(at: $1, under: $2) }
        }
    }
}

@Suite("Random walks")
struct CaseWalkTests {
    @Test("any sequence of commands keeps the promises", arguments: 0..<60)
    func walk(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        var world = try CaseWorld(4, &random)
        for _ in 0..<400 {
            let before: [Case] = world.stories.map(\.file)
            try world.step(&random)
            for (story, old) in zip(world.stories, before) where story.file != old { try check(story, after: old) }
        }
        for story in world.stories { #expect(Case.replay(story.file.id, story.history) == story.file) }
    }

    private func check(_ story: Story, after old: Case) throws {
        let file: Case = story.file
        try #require((file.need == nil) == (file.nextDue == nil), "an open case waits for something, and by when")
        try #require(file.owner == OwnerModel(story.history).owner, "exactly one owner, by the first-receiver rule")
        if !file.state.isFinal, file.state != .merged {
            try #require(file.nextDue != nil, "no deadline in \(file.state)")
        }
        for parent in [nil] + file.liveShares.map({ Optional($0.number) }) {
            let leads: Int = file.liveShares.count { $0.parent == parent && $0.part == .lead }
            try #require(leads <= 1, "one lead at each level")
        }
        for share in file.liveShares where share.state.isOpen {
            try #require(share.nextDue != nil && (file.need(of: share) != nil || file.isMerged || file.outcome != nil))
        }
        let answers: [Int?] = old.assignments.map(\.answer)
        try #require(
            zip(answers, file.assignments.map(\.answer)).allSatisfy { $0 == nil || $0 == $1 || $1 != nil },
            "an answer is lost")
        if file.state == .closed { try #require(file.answer != nil || file.outcome == .closed(.withdrawnByReporter)) }
        try #require(file.version >= old.version && file.texts >= old.texts)
    }
}
