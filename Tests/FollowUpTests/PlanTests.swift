import Kernel
import Storage
import StorageTesting
import Testing

@testable import FollowUp

@Suite("Plans of the lists of call-backs")
struct PlanTests {
    private func uses(_ index: String, _ sql: SQL, _ city: CallCity) async throws -> Bool {
        let steps: String = try await city.database.read { try plan(of: sql, in: $0) }
        return steps.contains(index)
    }

    @Test("the queue walks its index, filtered or not, and does not sort", arguments: Engine.available)
    func queue(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            var filter = CallBackFilter()
            filter.territory = TreePath(root: "3201").child("02")
            let place = CallBackPlace(at: .testing, case: .make(at: .testing), round: 1)
            for view in CallBackView.allCases {
                let queue = CallBackQueue(
                    view: view, filter: filter, scope: try CallBackScope(.caller, .followUpCases), now: .testing)
                let statement: SQL = queue.statement(after: place, limit: 51)
                #expect(try await uses("call_back_need", statement, city), "\(view)")
                try await expectIndexed(statement, on: city.database)
            }
        }
    }

    @Test("the list behind a figure walks the order of answers", arguments: Engine.available)
    func behind(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            let query = FigureQuery(
                question: FigureQuestion(from: .testing - .days(90), before: .testing),
                scope: try CallBackScope(.keeper, .viewFigures))
            let part = FigurePart(key: "C00/A1/", measure: .solved, step: nil)
            let statement: SQL = query.statement(
                of: part, after: CallBackPlace(at: .testing, case: .make(at: .testing), round: 1), limit: 51)
            #expect(try await uses("call_back_replied", statement, city))
            try await expectIndexed(statement, on: city.database)
        }
    }
}
