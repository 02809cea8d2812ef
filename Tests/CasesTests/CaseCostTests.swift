import Cases
import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

/// What cases cost, printed when asked for: `MINHU_COSTS=1 swift test --filter Costs`.
@Suite("Costs", .enabled(if: ProcessInfo.processInfo.environment["MINHU_COSTS"] != nil))
struct CaseCostTests {
    @Test("of a case with its full history")
    func costs() async throws {
        let count = 1_000
        try await DeskCity.with(.sqlite) { city in
            var numbers: [CaseNumber] = []
            let created = try await cpu {
                for _ in 0..<count {
                    city.clock.move(by: .minutes(3))
                    numbers.append(try await city.receive(.long))
                }
            }
            let texts = ReplyTexts(
                result: String(repeating: "已更换损坏的灯具，", count: 4), answer: String(repeating: "您好，已修复。", count: 8))
            let good = FollowUpDraft(contacted: true, solved: true, satisfaction: 5)
            let handled = try await cpu {
                for number in numbers {
                    _ = try await city.desk.dispatch(CaseTarget(number), by: .dispatcher)
                    _ = try await city.desk.sign(CaseTarget(number), assignment: 1, by: .lampOfficer)
                    _ = try await city.desk.reply(CaseTarget(number), assignment: 1, texts, by: .lampOfficer)
                    _ = try await city.desk.followUp(CaseTarget(number), good, by: .caller)
                }
            }
            let read = try await cpu {
                for number in numbers { _ = try await city.desk.open(number, by: .dispatcher) }
            }
            var filter = CaseFilter()
            filter.states = [.closed]
            filter.territory = CasePlace.street.path
            filter.category = .streetLights
            let listed = try await cpu {
                for _ in 0..<100 { _ = try await city.desk.list(filter, by: .dispatcher) }
            }
            let bytes: [(String, Int)] = try await city.database.read { tx in
                try tx.all("SELECT name, SUM(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC") {
                    (try $0(at: 0), try $0(at: 1))
                }
            }
            print(
                "create \(created / Double(count)) ms, four acts \(handled / Double(count)) ms,",
                "detail \(read / Double(count)) ms, list \(listed / 100) ms")
            for (name, size) in bytes where size > 8_192 { print(name, size / count) }
            print("bytes a case", bytes.map(\.1).reduce(0, +) / count)
        }
    }

    private func cpu(_ body: () async throws -> Void) async throws -> Double {
        let before: Int = clock()
        try await body()
        return Double(clock() - before) / Double(CLOCKS_PER_SEC) * 1000
    }
}

extension CaseDraft {
    fileprivate static var long: CaseDraft {
        var draft: CaseDraft = .lamp()
        draft = CaseDraft(
            kind: .complaint, channel: .hotline, standing: .named,
            description: String(repeating: "小区门口的路灯坏了三天，晚上很黑，", count: 4))
        draft.category = .streetLights
        draft.address = "玄武区珠江路101号"
        return draft
    }
}
