import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Merged cases")
struct MergeTests {
    private let texts = ReplyTexts(result: "Lamp 12 repaired.", answer: "We repaired the lamp today.")

    @Test("followers are answered with their leading case and followed up by themselves", arguments: Engine.available)
    func answered(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let leader = try await city.receive()
            var followers: [CaseNumber] = []
            for _ in 0..<3 {
                let number = try await city.receive()
                _ = try await city.desk.merge(CaseTarget(number), into: leader, by: .dispatcher)
                followers.append(number)
            }
            _ = try await city.desk.dispatch(CaseTarget(leader), by: .dispatcher)
            _ = try await city.desk.sign(CaseTarget(leader), assignment: 1, by: .lampOfficer)
            _ = try await city.desk.reply(CaseTarget(leader), assignment: 1, texts, by: .lampOfficer)
            let view = try await city.desk.open(leader, by: .dispatcher)
            #expect(view.followers == followers)
            for number in followers {
                let own = try await city.desk.open(number, by: .dispatcher)
                #expect(own.file.state == .replied && own.leader == leader)
                #expect(own.file.answer.flatMap { own.texts[$0] } == texts.answer)
            }
            let unsolved = FollowUpDraft(contacted: true, solved: false, satisfaction: 1)
            let redone = try await city.desk.followUp(CaseTarget(followers[0]), unsolved, by: .caller)
            #expect(redone.state == .dispatched && redone.live?.agency == .lamps && redone.mergedInto == nil)
            #expect(try await city.desk.open(leader, by: .dispatcher).file.followers == 2)
        }
    }

    @Test("when the leading case is withdrawn its followers stand on their own again", arguments: Engine.available)
    func released(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let leader = try await city.receive()
            let number = try await city.receive()
            _ = try await city.desk.merge(CaseTarget(number), into: leader, by: .dispatcher)
            #expect(try await city.row(number)?.state == .merged)
            await #expect(throws: CaseRefusal.hasFollowers(1)) {
                try await city.desk.notAccept(CaseTarget(leader), because: .inCourt, note: nil, by: .dispatcher)
            }
            _ = try await city.desk.withdraw(CaseTarget(leader), note: nil, by: .operator)
            let row = try #require(try await city.row(number))
            #expect(row.state == .received && row.due != nil)
        }
    }

    @Test("a case is not merged with itself, nor into one that is answered", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let number = try await city.receive()
            await #expect(throws: CaseRefusal.mergeWithItself) {
                try await city.desk.merge(CaseTarget(number), into: number, by: .dispatcher)
            }
            let answered = try await city.signed()
            _ = try await city.desk.reply(CaseTarget(answered), assignment: 1, texts, by: .lampOfficer)
            await #expect(throws: CaseRefusal.mergeIntoThat(state: .replied)) {
                try await city.desk.merge(CaseTarget(number), into: answered, by: .dispatcher)
            }
        }
    }
}
