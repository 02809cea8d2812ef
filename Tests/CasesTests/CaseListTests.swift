import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Lists of cases")
struct CaseListTests {
    @Test("pages follow by key and lose or repeat nothing", arguments: Engine.available)
    func pages(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            var numbers: [CaseNumber] = []
            for index in 0..<23 {
                city.clock.move(by: .seconds(1))
                numbers.append(try await index % 3 == 0 ? city.signed() : city.receive())
            }
            for sort in CaseSort.allCases {
                var found: [CaseRow] = []
                var position: CasePosition?
                repeat {
                    let page = try await city.desk.list(CaseFilter(), sort, after: position, limit: 5, by: .dispatcher)
                    found += page.rows
                    position = page.next
                } while position != nil
                #expect(Set(found.map(\.number)) == Set(numbers) && found.count == 23)
                switch sort {
                case .newest: #expect(found.map(\.number) == numbers.reversed())
                case .oldest: #expect(found.map(\.number) == numbers)
                case .due:
                    #expect(
                        zip(found, found.dropFirst()).allSatisfy {
                            ($0.due?.milliseconds ?? 0) <= ($1.due?.milliseconds ?? 0)
                        })
                }
            }
        }
    }

    @Test("filters narrow as they say", arguments: Engine.available)
    func filters(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let waiting = try await city.receive()
            city.clock.move(by: .hours(1))
            let handled = try await city.signed(.lamp(.help))
            func found(_ change: (inout CaseFilter) -> Void) async throws -> [CaseNumber] {
                var filter = CaseFilter()
                change(&filter)
                return try await city.desk.list(filter, by: .dispatcher).rows.map(\.number)
            }
            let both: [CaseNumber] = [handled, waiting]
            #expect(try await found { $0.states = [.handling] } == [handled])
            #expect(try await found { $0.states = [.handling, .received] } == both)
            #expect(try await found { $0.states = [.closed, .received] } == [waiting])
            #expect(try await found { $0.isOpen = true } == both)
            #expect(try await found { $0.kind = .help } == [handled])
            #expect(try await found { $0.category = TreePath(root: "01") } == both)
            #expect(try await found { $0.category = .streetLights } == both)
            #expect(try await found { $0.category = TreePath(root: "01").child("01") } == [])
            #expect(try await found { $0.territory = CasePlace.street.path } == both)
            #expect(try await found { $0.territory = TreePath(root: "3201").child("03") } == [])
            #expect(try await found { $0.handler = CaseAgency.lamps.path } == [handled])
            #expect(try await found { $0.owner = CaseAgency.centre.path } == [waiting])
            #expect(try await found { $0.createdFrom = .testing + .minutes(30) } == [handled])
            #expect(try await found { $0.createdBefore = .testing + .minutes(30) } == [waiting])
            #expect(try await found { $0.dueBefore = .testing + .days(1) } == [waiting])
            #expect(try await found { $0.phone = DeskCity.reporter.phone } == both)
            #expect(try await found { $0.phone = try? Phone("13900000000") } == [])
        }
    }

    @Test("an export passes every row once", arguments: Engine.available)
    func export(engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            for _ in 0..<7 { _ = try await city.receive() }
            let rows = Lock<[CaseRow]>([])
            try await city.desk.export(CaseFilter(), by: .dispatcher) { page in rows.change { $0 += page } }
            #expect(rows.value.count == 7)
            await #expect(throws: NotAllowed(permission: .exportCases)) {
                try await city.desk.export(CaseFilter(), by: .lampOfficer) { _ in }
            }
        }
    }
}
