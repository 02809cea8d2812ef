import Kernel
import Storage
import StorageTesting
import Testing

@testable import Cases

/// Two people act on the same case at the same moment: one is served, the other is told, and nothing is half-done.
@Suite("Acts at the same moment")
struct RaceTests {
    private static let texts = ReplyTexts(result: "Lamp 12 repaired.", answer: "We repaired the lamp today.")

    /// How many of the acts were done.
    private func together(_ acts: [@Sendable () async throws -> Void]) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for act in acts {
                group.addTask {
                    do { try await act() } catch is CaseRefusal { return false }
                    return true
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
    }

    @Test("of a return and a reply one is done", arguments: Engine.available)
    func returnAndReply(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            for _ in 0..<8 {
                let number: CaseNumber = try await city.signed()
                let target = CaseTarget(number)
                let done: Int = try await together([
                    {
                        _ = try await city.desk.askReturn(
                            target, assignment: 1, because: .notOurDuty, note: nil, by: .lampOfficer)
                    },
                    { _ = try await city.desk.reply(target, assignment: 1, Self.texts, by: .lampOfficer) },
                ])
                #expect(done == 1)
                let kinds: [CaseEvent.Kind] = try await city.kinds(number)
                #expect(kinds.count { $0 == .replied || $0 == .returnAsked } == 1)
                try await city.expectStored(number)
            }
        }
    }

    @Test("a case that is merged while it is withdrawn ends as one of the two", arguments: Engine.available)
    func mergeAndWithdrawal(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            for _ in 0..<8 {
                let leader: CaseNumber = try await city.receive()
                let number: CaseNumber = try await city.receive()
                let target = CaseTarget(number, version: try await city.desk.open(number, by: .dispatcher).file.version)
                let done: Int = try await together([
                    { _ = try await city.desk.merge(target, into: leader, by: .dispatcher) },
                    { _ = try await city.desk.withdraw(target, note: nil, by: .operator) },
                ])
                #expect(done == 1)
                let file: Case = try await city.desk.open(number, by: .dispatcher).file
                let followers: Int = try await city.desk.open(leader, by: .dispatcher).file.followers
                #expect(followers == (file.state == .merged ? 1 : 0))
                for number in [number, leader] { try await city.expectStored(number) }
            }
        }
    }

    @Test("no case follows one that ended meanwhile", arguments: Engine.available)
    func mergeAndEnd(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            for _ in 0..<8 {
                let leader: CaseNumber = try await city.receive()
                let number: CaseNumber = try await city.receive()
                _ = try await together([
                    { _ = try await city.desk.merge(CaseTarget(number), into: leader, by: .dispatcher) },
                    { _ = try await city.desk.withdraw(CaseTarget(leader), note: nil, by: .operator) },
                ])
                let file: Case = try await city.desk.open(number, by: .dispatcher).file
                #expect(file.state == .received && file.mergedInto == nil)
                #expect(try await city.row(leader)?.state == .closed)
                for number in [number, leader] { try await city.expectStored(number) }
            }
        }
    }

    @Test("of two cases merged into each other one leads", arguments: Engine.available)
    func mutual(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            for _ in 0..<8 {
                let one: CaseNumber = try await city.receive()
                let two: CaseNumber = try await city.receive()
                let done: Int = try await together([
                    { _ = try await city.desk.merge(CaseTarget(one), into: two, by: .dispatcher) },
                    { _ = try await city.desk.merge(CaseTarget(two), into: one, by: .dispatcher) },
                ])
                #expect(done == 1)
                let states: [CaseState?] = [try await city.row(one)?.state, try await city.row(two)?.state]
                #expect(states.count { $0 == .merged } == 1)
                for number in [one, two] { try await city.expectStored(number) }
            }
        }
    }
}

extension DeskCity {
    fileprivate func kinds(_ number: CaseNumber) async throws -> [CaseEvent.Kind] {
        try await desk.open(number, by: .dispatcher).history.map(\.event.kind)
    }
}
