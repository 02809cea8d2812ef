import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Cases

@Suite("Stored cases")
struct CaseRowTests {
    @Test("the row and the assignments equal what the events add up to", arguments: Engine.available, 0..<6)
    func walk(engine: Engine, seed: UInt64) async throws {
        var random = SeededGenerator(state: seed)
        var numbers: [CaseNumber] = []
        let choices: [UInt64] = (0..<120).map { _ in random.next() }
        try await DeskCity.with(engine) { city in
            for choice in choices {
                city.clock.move(by: .minutes(Int(choice % 200)))
                if numbers.isEmpty || choice % 8 == 0 {
                    numbers.append(try await city.receive(choice % 3 == 0 ? .lamp(.inquiry) : .lamp()))
                    continue
                }
                let number: CaseNumber = numbers[Int((choice >> 16) % UInt64(numbers.count))]
                let other: CaseNumber = numbers[Int((choice >> 32) % UInt64(numbers.count))]
                do { try await city.step(Int((choice >> 8) % 15), number, other) } catch is CaseRefusal {
                } catch is NotAllowed {}
            }
            for number in numbers { try await city.expectStored(number) }
        }
    }

    @Test("every word of the lists is in the catalogues of both languages")
    func words() throws {
        var words = Words()
        try words.add(folder: URL(fileURLWithPath: CasesResources.folder + "/Words"))
        let families: [(String, [String])] = [
            ("case.act", CaseAct.allCases.map(\.rawValue)), ("case.state", CaseState.allCases.map(\.rawValue)),
            ("case.kind", CaseKind.allCases.map(\.rawValue)), ("case.channel", CaseChannel.allCases.map(\.rawValue)),
            ("case.urgency", Urgency.allCases.map(\.rawValue)),
            ("case.standing", ReporterStanding.allCases.map(\.rawValue)),
            ("case.ground", NotAcceptedGround.allCases.map(\.rawValue)),
            ("case.closing", ClosingGround.allCases.map(\.rawValue)),
            ("case.returnReason", ReturnReason.allCases.map(\.rawValue)),
            ("case.dissatisfaction", Dissatisfaction.allCases.map(\.rawValue)),
            ("case.purpose", RevealPurpose.allCases.map(\.rawValue)),
            ("case.assignment", Assignment.State.allCases.map(\.rawValue)),
            ("case.event", CaseEvent.Kind.allCases.map(\.rawValue)),
            ("case.order", Order.Kind.allCases.map(\.rawValue)),
            ("case.part", Assignment.Part.allCases.map(\.rawValue)),
            ("case.deferral", DeferralRequest.Cause.allCases.map(\.rawValue)),
            ("case.emergency", EmergencyService.allCases.map(\.rawValue)),
            ("case.clock", ServiceClock.allCases.map(\.rawValue)),
            ("case.notice", CaseNotice.Occasion.allCases.map(\.rawValue)),
        ]
        for (family, members) in families {
            for member in members { #expect(words.has("\(family).\(member)"), "\(family).\(member)") }
        }
    }
}

extension DeskCity {
    fileprivate func step(_ choice: Int, _ number: CaseNumber, _ other: CaseNumber) async throws {
        let target = CaseTarget(number)
        let last: Int = max(1, try await desk.open(number, by: .dispatcher).file.assignments.count)
        let texts = ReplyTexts(result: "Done as asked.", answer: "We have done it.")
        switch choice {
        case 0, 1: _ = try await desk.dispatch(target, by: .dispatcher)
        case 2, 3: _ = try await desk.sign(target, assignment: last, by: .lampOfficer)
        case 4: _ = try await desk.reply(target, assignment: last, texts, by: .lampOfficer)
        case 5:
            _ = try await desk.askReturn(target, assignment: last, because: .notOurDuty, note: "no", by: .lampOfficer)
        case 6: _ = try await desk.refuseReturn(target, because: "It is yours", by: .dispatcher)
        case 7: _ = try await desk.acceptReturn(target, note: nil, by: .dispatcher)
        case 8: _ = try await desk.merge(target, into: other, by: .dispatcher)
        case 9: _ = try await desk.withdraw(target, note: nil, by: .operator)
        case 10: _ = try await desk.classify(target, as: .help, .utility, .streetLights, by: .dispatcher)
        case 11:
            _ = try await desk.locate(target, point: nil, node: CasePlace.street.node, address: "No 1", by: .dispatcher)
        case 12: _ = try await desk.askForInformation(target, "Which one?", by: .dispatcher)
        case 13: _ = try await desk.answerAtOnce(target, texts, by: .dispatcher)
        default:
            let draft = FollowUpDraft(contacted: true, solved: choice % 2 == 0, satisfaction: 1)
            _ = try await desk.followUp(target, draft, by: .caller)
        }
    }

    /// That the row and the assignments say what the events add up to.
    func expectStored(_ number: CaseNumber) async throws {
        let file: Case = try await desk.open(number, by: .dispatcher).file
        let row = try #require(try await row(number))
        #expect(row.version == file.version && row.state == file.state && row.due == file.nextDue)
        #expect(row.owner == file.owner.path && row.handler == file.handler.path)
        #expect(row.kind == file.kind && row.urgency == file.urgency && row.category == file.category)
        #expect(row.territory == file.place?.path && row.point == file.place?.point)
        #expect(row.updatedAt == file.updatedAt && row.createdAt == file.createdAt)
        let assignments: [[String]] = try await database.read { tx in
            try tx.all(
                "SELECT state, sign_due, reply_due FROM case_assignment WHERE case_id = \(file.id) ORDER BY number"
            ) {
                [try $0(at: 0), String(try $0(at: 1) as Int), String(try $0(at: 2) as Int)]
            }
        }
        #expect(
            assignments
                == file.assignments.map {
                    [$0.state.rawValue, String($0.signDue.milliseconds), String($0.replyDue.milliseconds)]
                })
    }
}
