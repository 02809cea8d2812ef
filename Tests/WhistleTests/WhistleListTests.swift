import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Whistle

@Suite("Lists and figures of whistles")
struct WhistleListTests {
    static let shapes: [(name: String, index: String, filter: WhistleFilter)] = [
        ("newest", "whistle_file_pkey|sqlite_autoindex_whistle_file_1", WhistleFilter()),
        ("kind", "whistle_file_pkey|sqlite_autoindex_whistle_file_1", filter { $0.kind = .emergency }),
        ("raiser", "whistle_file_raiser", filter { $0.raiser = TreePath(key: "C00/Q1/T1/") }),
        ("called", "whistle_called_agency", filter { $0.called = TreePath(key: "C00/Q1/T1/") }),
        ("territory", "whistle_file_territory", filter { $0.territory = CasePlace.street.path }),
        ("judge", "whistle_called_declined", filter { $0.course = .toJudge }),
        ("case", "whistle_file_case", filter { $0.case = .make(at: .testing) }),
    ]

    private static func filter(_ change: (inout WhistleFilter) -> Void) -> WhistleFilter {
        var filter = WhistleFilter()
        change(&filter)
        return filter
    }

    @Test("each list is read by its index", arguments: Engine.available)
    func plans(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            for shape in Self.shapes {
                let query = WhistleQuery(shape.filter, try WhistleScope(.coordinator))
                let steps: String = try await city.database.read { tx in
                    try plan(of: query.statement(after: .make(at: .testing), limit: 51, in: tx), in: tx)
                }
                let names = shape.index.split(separator: "|")
                let isIndexed: Bool = names.contains { steps.contains($0) }
                if engine == .sqlite { #expect(isIndexed, "\(shape.name):\n\(steps)") }
                #expect(
                    !steps.contains("SCAN w\n") && !steps.contains("Seq Scan on whistle"), "\(shape.name):\n\(steps)")
            }
            try await expectIndexed(WhistleFile.dueStatement(before: .testing, limit: 100), on: city.database)
        }
    }

    @Test("an officer sees what their agency raised or was called to, page by page", arguments: Engine.available)
    func scope(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            var numbers: [WhistleNumber] = []
            for _ in 0..<5 {
                numbers.append(try await city.raise())
                city.clock.move(by: .seconds(1))
            }
            var seen: [WhistleNumber] = []
            var after: WhistleFile.ID?
            repeat {
                let page = try await city.desk.list(WhistleFilter(), after: after, limit: 2, by: .fireOfficer)
                seen += page.rows.map(\.number)
                after = page.next
            } while after != nil
            #expect(seen == numbers.reversed())
            #expect(try await city.desk.list(WhistleFilter(), by: .policeOfficer).rows.isEmpty)
        }
    }

    @Test("figures add up, and each opens as many whistles as it says", arguments: Engine.available)
    func figures(_ engine: Engine) async throws {
        try await WhistleCity.with(engine) { city in
            let fix = PhoneFix(point: .north(5), accuracy: 8, time: nil)
            let first = WhistleTarget(try await city.raise())
            city.clock.move(by: .minutes(10))
            _ = try await city.desk.checkIn(first, 1, with: fix, by: .waterOfficer)
            let second = WhistleTarget(try await city.raise(.jointEnforcement))
            _ = try await city.desk.decline(second, 1, DeclineDraft(.notOurDuty, note: "No"), by: .waterOfficer)
            _ = try await city.desk.uphold(second, 1, because: "Right", by: .coordinator)
            city.clock.move(by: .minutes(30))
            _ = try await city.desk.checkIn(first, 2, with: fix, by: .fireOfficer)
            _ = try await city.desk.close(first, "Done", despite: nil, by: .townOfficer)
            let verdict = GivenVerdict(of: 2, WhistleVerdict(necessary: 1, ownPower: 5))
            _ = try await city.desk.judge(first, verdict, by: .fireOfficer)
            let period = WhistlePeriod(from: .testing - .days(1), before: .testing + .days(1))
            let count = try await city.desk.count(period, by: .coordinator)
            let town = try #require(count.tallies { $0.territory }[CasePlace.street.path])
            #expect(town.whistles == 2 && town.calls == 4 && town.kinds == [.emergency: 1, .jointEnforcement: 1])
            #expect(town.onTime == 1 && town.late == 1 && town.medianMinutes == 25 && town.upheld == 1)
            #expect(town.needless == 1 && town.verdicts == 1)
            for (course, agency, expected) in [
                (WhistleCourse.onTime, CaseAgency.water, 1), (.late, .fire, 1), (.upheld, .water, 1),
                (.needless, .fire, 1),
                (.late, .water, 0),
            ] {
                var filter = WhistleFilter()
                filter.course = course
                filter.called = agency.path
                #expect(try await city.desk.list(filter, by: .coordinator).rows.count == expected, "\(course)")
            }
        }
    }
}
