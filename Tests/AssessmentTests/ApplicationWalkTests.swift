import Assessment
import Cases
import Kernel
import Storage
import StorageTesting
import Testing

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

@Suite("Random walks of applications")
struct ApplicationWalkTests {
    @Test("any sequence of commands keeps the promises", arguments: 0..<40)
    func rules(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        for _ in 0..<40 {
            var story = try Story()
            for _ in 0..<12 {
                let before: Application = story.file
                story.now = story.now + .minutes(Int(random.next() % 3_000))
                do { try story.step(&random) } catch is ApplicationRefusal { #expect(story.file == before) }
                story.check(after: before)
            }
            #expect(Application.replay(story.file.id, story.history) == story.file)
        }
    }

    @Test("the rows equal what the events add up to", arguments: Engine.available, 0..<4)
    func rows(engine: Engine, seed: UInt64) async throws {
        var random = SeededGenerator(state: seed)
        let choices: [UInt64] = (0..<60).map { _ in random.next() }
        try await Town.with(engine) { town in
            var files: [Application.ID] = []
            for choice in choices {
                town.clock.move(by: .minutes(Int(choice % 90)))
                if files.isEmpty || choice % 6 == 0 {
                    files.append(try await town.filed().id)
                    continue
                }
                let target = ApplicationTarget(files[Int((choice >> 16) % UInt64(files.count))])
                do {
                    if let appeal = try await town.step(Int((choice >> 8) % 9), target) { files.append(appeal) }
                } catch is ApplicationRefusal {
                } catch is NotAllowed {}
            }
            for id in files { try await town.expectStored(id) }
            try await town.expectCounted()
        }
    }
}

extension Story {
    fileprivate mutating func step(_ random: inout SeededGenerator) throws {
        let who: Official = [.at(.petitions), .at(.audit, 91), .at(.lamps), .at(.centre, 1)][Int(random.next() % 4)]
        let excluded = Int(random.next() % 40)
        switch random.next() % 6 {
        case 0: try act { try $0.file.askingEvidence("Which of them?", by: who, on: $0.bench()) }
        case 1, 2: try act { try $0.file.addingEvidence("This one.", photos: [], at: $0.now, under: $0.rules) }
        case 3: try act { try $0.file.withdrawing(note: "Settled.", under: $0.rules) }
        case 4: try judge(.granted, by: who, excluded: excluded)
        default: try judge(.refused, by: who, excluded: excluded)
        }
    }

    fileprivate func check(after old: Application) {
        #expect((file.judgeDue != nil) == (file.state == .filed || file.state == .seconding))
        #expect((file.question != nil) == (file.state == .evidenceAsked))
        #expect((file.judgedAt != nil) == file.state.isJudged)
        #expect(file.judgements.count <= 2 && Set(file.judgements.map(\.by.person)).count == file.judgements.count)
        #expect(!file.judgements.contains { [CaseAgency.lamps, .centre].contains($0.by.agency) })
        #expect(old.state.isOpen || file == old, "what is over stays as it is")
        #expect(file.texts >= old.texts && file.version >= old.version)
    }
}

extension Town {
    fileprivate func step(_ choice: Int, _ target: ApplicationTarget) async throws -> Application.ID? {
        switch choice {
        case 0: _ = try await desk.askEvidence(target, "Whose lamp is it?", by: judge)
        case 1: _ = try await desk.addEvidence(target, "The estate's.", by: lamps)
        case 2: _ = try await desk.withdraw(target, note: nil, by: lamps)
        case 3: _ = try await desk.judge(target, .granted, because: "As it is.", by: judge)
        case 4: _ = try await desk.judge(target, .refused, because: "As it is.", by: otherJudge)
        case 5: _ = try await desk.judge(target, .granted, because: "Up here.", by: cityJudge)
        case 6: _ = try await desk.judge(target, .refused, because: "Up here.", by: cityJudge)
        case 7: return try await desk.appeal(against: target, .appeal(), by: lamps).id
        default: return try await desk.appeal(against: target, .appeal(), by: centre).id
        }
        return nil
    }

    fileprivate func expectStored(_ id: Application.ID) async throws {
        let file: Application = try await database.read { try Application.open(id, in: $0) }
        var filter = ApplicationFilter()
        filter.filedFrom = file.filedAt
        let rows: [ApplicationRow] = try await desk.list(filter, limit: 500, by: judge).rows
        let row = try #require(rows.first { $0.id == id })
        #expect(row.version == file.version && row.state == file.state && row.due == file.judgeDue)
        #expect(row.judgedAt == file.judgedAt && row.overturnedAt == file.overturnedAt)
        #expect(row.agency == file.agency.path && row.number == file.filing.number && row.involved == file.involved)
        guard file.kind != .appeal else { return }
        let excluded: Bool = try await standing(file.filing.matter).contains { $0.application == id }
        #expect(excluded == file.isExcluded)
    }

    /// The public count is what the applications add up to.
    fileprivate func expectCounted() async throws {
        let kinds: SQL = "FROM application WHERE kind <> 'appeal'"
        #expect(
            try await count("SELECT SUM(filed) FROM application_count") == count("SELECT COUNT(*) \(sql: kinds)"))
        for state in ["granted", "refused"] {
            let column = SQL(stringLiteral: state)
            #expect(
                try await count("SELECT SUM(\(sql: column)) FROM application_count")
                    == count("SELECT COUNT(*) \(sql: kinds) AND state = \(state)"))
        }
        #expect(
            try await count("SELECT SUM(overturned) FROM application_count")
                == count("SELECT COUNT(*) \(sql: kinds) AND overturned_at IS NOT NULL"))
    }
}
