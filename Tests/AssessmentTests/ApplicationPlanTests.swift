import Kernel
import Storage
import StorageTesting
import Testing

@testable import Assessment

@Suite("Plans of the lists of applications")
struct ApplicationPlanTests {
    private static func filter(_ change: (inout ApplicationFilter) -> Void) -> ApplicationFilter {
        var filter = ApplicationFilter()
        change(&filter)
        return filter
    }

    static let shapes: [(name: String, index: String, filter: ApplicationFilter)] = [
        ("all", "application_pkey|sqlite_autoindex_application_1", filter { $0.view = .all }),
        ("queue", "application_due", filter { $0.view = .queue }),
        ("case", "application_case", filter { $0.matter = .make(at: .testing) }),
    ]

    @Test("walk an index in its order and stop", arguments: Engine.available)
    func ordered(engine: Engine) async throws {
        try await Town.with(engine) { town in
            for shape in Self.shapes {
                let query = try ApplicationQuery(shape.filter, town.judge)
                let last = ApplicationPosition(
                    due: shape.filter.view == .queue ? .testing : nil, id: .make(at: .testing))
                let steps: String = try await town.database.read { tx in
                    try plan(of: query.statement(after: last, limit: 51, in: tx), in: tx)
                }
                #expect(shape.index.split(separator: "|").contains { steps.contains($0) }, "\(shape.name):\n\(steps)")
                #expect(!steps.contains("TEMP B-TREE") && !steps.contains("Sort Key"), "\(shape.name):\n\(steps)")
            }
        }
    }

    @Test("an agency's own are found by its range", arguments: Engine.available)
    func agency(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let query = try ApplicationQuery(Self.filter { $0.view = .agency }, town.lamps)
            let steps: String = try await town.database.read { tx in
                try plan(of: query.statement(after: nil, limit: 51, in: tx), in: tx)
            }
            if engine == .sqlite { #expect(steps.contains("application_agency"), "\(steps)") }
            #expect(!steps.contains("SCAN a\n") && !steps.contains("Seq Scan"), "\(steps)")
        }
    }

    @Test("the public count is read along its index", arguments: Engine.available)
    func counts(engine: Engine) async throws {
        try await Town.with(engine) { town in
            let position = CountPosition(
                month: Day(number: 20_000), agency: town.lamps.agencyPath, kind: .exclusion, ground: .other)
            let listing: SQL = ApplicationCount.listing(nil, after: position, limit: 101)
            let steps: String = try await town.database.read { try plan(of: listing, in: $0) }
            #expect(steps.contains("application_count_newest"), "\(steps)")
            #expect(!steps.contains("TEMP B-TREE") && !steps.contains("Sort Key"), "\(steps)")
        }
    }
}
