import Kernel
import Storage
import StorageTesting
import Testing

@testable import Cases

@Suite("Plans of the lists of cases")
struct CaseListPlanTests {
    private static let town = CasePlace.street.path
    private static let section = TreePath(root: "01").child("02")
    private static let community = TreePath(root: "C00").child("Q01").child("T01")

    /// The shapes people ask for most, each with the index it must be read by.
    static let shapes: [(name: String, index: String, sort: CaseSort, filter: CaseFilter)] = [
        ("newest", "case_file_pkey|sqlite_autoindex_case_file_1", .newest, CaseFilter()),
        ("oldest", "case_file_pkey|sqlite_autoindex_case_file_1", .oldest, CaseFilter()),
        ("due", "case_file_due", .due, CaseFilter()),
        ("waiting", "case_file_open", .newest, filter { $0.states = [.received] }),
        ("open", "case_file_open", .newest, filter { $0.isOpen = true }),
        ("closed", "case_file_pkey|sqlite_autoindex_case_file_1", .newest, filter { $0.states = [.closed] }),
        ("leaf", "case_file_category", .newest, filter { $0.category = .streetLights }),
        ("number", "(number=?)|case_file_pkey|case_file_number_key", .newest, filter { $0.number = number }),
    ]

    private static let number = CaseNumber(day: Day(number: 20_780), sequence: 1)

    private static func filter(_ change: (inout CaseFilter) -> Void) -> CaseFilter {
        var filter = CaseFilter()
        change(&filter)
        return filter
    }

    private func statement(_ filter: CaseFilter, _ sort: CaseSort, _ tx: Transaction) throws -> SQL {
        var query = CaseQuery(filter, sort, try CaseScope(.dispatcher))
        query.isLeaf = filter.category == .streetLights
        let last = CasePosition(due: sort == .due ? .testing : nil, id: .make(at: .testing))
        return query.statement(after: last, limit: 51, in: tx)
    }

    @Test("walk an index in its order and stop", arguments: Engine.available)
    func ordered(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            for shape in Self.shapes {
                let steps: String = try await city.database.read { tx in
                    try plan(of: statement(shape.filter, shape.sort, tx), in: tx)
                }
                let names = shape.index.split(separator: "|")
                #expect(names.contains { steps.contains($0) }, "\(shape.name):\n\(steps)")
                if engine == .sqlite { #expect(!steps.contains("SCAN c\n"), "\(shape.name):\n\(steps)") }
            }
        }
    }

    @Test(
        "small parts of a tree are found by their range", arguments: Engine.available,
        [
            ("case_file_territory", filter { $0.territory = town }),
            ("case_file_category", filter { $0.category = section }),
            ("case_file_handler", filter { $0.handler = community }),
            ("case_reporter_phone", filter { $0.phone = DeskCity.reporter.phone }),
            ("case_file_merged", filter { $0.leader = .make(at: .testing) }),
        ])
    func ranges(engine: Engine, shape: (index: String, filter: CaseFilter)) async throws {
        try await DeskCity.with(engine) { city in
            let steps: String = try await city.database.read { tx in
                try plan(of: statement(shape.filter, .newest, tx), in: tx)
            }
            if engine == .sqlite { #expect(steps.contains("INDEX \(shape.index)"), "\(steps)") }
            #expect(!steps.contains("SCAN case_file") && !steps.contains("SCAN c\n"), "\(steps)")
        }
    }

    @Test("an officer of a small agency reads what it handles and what it owns", arguments: Engine.available)
    func scope(engine: Engine) async throws {
        let agency = CaseAgency(id: CaseAgency.lamps.id, path: Self.community)
        let officer: Officer = .holding([.viewCases], in: agency, agencyOnly: true)
        try await DeskCity.with(engine) { city in
            let query = CaseQuery(CaseFilter(), .newest, try CaseScope(officer))
            #expect(query.drivers == [.agency(Self.community), .handler(Self.community), .owner(Self.community)])
            let steps: String = try await city.database.read { tx in
                try plan(of: query.statement(after: nil, limit: 51, in: tx), in: tx)
            }
            if engine == .sqlite {
                #expect(steps.contains("case_file_handler") && steps.contains("case_file_owner"), "\(steps)")
                #expect(steps.contains("case_assignment_agency"), "\(steps)")
            }
        }
    }
}
