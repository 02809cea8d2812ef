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
                .lamp(kinds[(first + index) % 3], standing: standings[index % 3]), at: .testing + .seconds(index))
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
            switch random.next() % 12 {
            case 0: try merge(index, into: other)
            case 1: try answer(index)
            case 2: try leave(index, random.next() % 2 == 0)
            default: try stories[index].command(Int(random.next() % 17), &random)
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

extension Story {
    fileprivate mutating func command(_ choice: Int, _ random: inout SeededGenerator) throws {
        let number: Int = max(1, file.assignments.count)
        let agency: CaseAgency = .numbered(Int(random.next() % 4))
        switch choice {
        case 0, 1: try act { try $0.dispatching(to: agency, on: nil, at: $1, under: $2) }
        case 2, 3: try act { try $0.signing(number, at: $1, under: $2) }
        case 4: try askReturn()
        case 5: try act { try $0.acceptingReturn(note: "so be it", at: $1, under: $2) }
        case 6: try act { try $0.refusingReturn(because: "it is yours", at: $1, under: $2) }
        case 7: try act { try $0.takingBack(note: nil, at: $1, under: $2) }
        case 8: try act { try $0.askingForInformation("which one?", at: $1, under: $2) }
        case 9: try act { try $0.providingInformation("that one", photos: 1, at: $1, under: $2) }
        case 10: try act { try $0.classifying(as: .complaint, .utility, .streetLights, at: $1, under: $2) }
        case 11: try act { try $0.verifying(isFound: true, note: nil, at: $1, under: $2) }
        case 12: try act { try $0.answeringAtOnce(.usual, at: $1, under: $2) }
        case 13: try followUp(solved: random.next() % 2 == 0, satisfaction: 1 + Int(random.next() % 5))
        case 14: try act { try $0.missingReporter(at: $1, under: $2) }
        case 15: try act { try $0.redoing(by: agency, because: "again", at: $1, under: $2) }
        default: try act { try $0.closing(note: nil, at: $1, under: $2) }
        }
    }
}

@Suite("Random walks")
struct CaseWalkTests {
    @Test("any sequence of commands keeps the promises", arguments: 0..<60)
    func walk(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        var world = try CaseWorld(4, &random)
        for _ in 0..<250 {
            let before: [Case] = world.stories.map(\.file)
            try world.step(&random)
            for (story, old) in zip(world.stories, before) { try check(story, after: old) }
        }
        for story in world.stories { #expect(Case.replay(story.file.id, story.history) == story.file) }
    }

    private func check(_ story: Story, after old: Case) throws {
        #expect(
            (story.file.need == nil) == (story.file.nextDue == nil), "an open case waits for something, and by when")
        let file: Case = story.file
        checkOwner(file)
        if !file.state.isFinal, file.state != .merged { #expect(file.nextDue != nil, "no deadline in \(file.state)") }
        for assignment in file.assignments where assignment.state.isOpen {
            #expect(assignment.nextDue != nil)
            #expect(assignment.number == file.assignments.count, "only the last assignment is open")
        }
        let answers: [Int?] = old.assignments.map(\.answer)
        #expect(zip(answers, file.assignments.map(\.answer)).allSatisfy { $0 == nil || $0 == $1 }, "an answer is lost")
        if file.state == .closed { #expect(file.answer != nil || file.outcome == .closed(.withdrawnByReporter)) }
        #expect(file.version >= old.version && file.texts >= old.texts)
    }

    /// The first receiver, or the agency that signed last and neither handed it back nor lost it.
    private func checkOwner(_ file: Case) {
        let signed: Assignment? = file.assignments.last { $0.signedAt != nil }
        let holder: CaseAgency = signed?.agency ?? file.firstReceiver
        switch signed?.state {
        case .signed, .replied, .accepted: #expect(file.owner == holder)
        case .withdrawn where file.outcome != nil: #expect(file.owner == holder || file.owner == file.firstReceiver)
        default: #expect(file.owner == file.firstReceiver)
        }
    }
}
