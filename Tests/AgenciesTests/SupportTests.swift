import Agencies
import Kernel
import Testing

@Suite("Who helps")
struct SupportTests {
    let centre = agency("centre", .centre, serving: city)
    let district = agency("xuanwu", .district, serving: xuanwu)
    let cleaning = agency("cleaning", .department, serving: city)
    let police = agency("police", .department, serving: city, isActive: false)

    func table(_ rows: [Responsibility]) -> ResponsibilityTable {
        ResponsibilityTable(agencies: [centre, district, cleaning, police], rows: rows, on: today)
    }

    @Test("Supports are resolved for the place as the lead is; who is not there is skipped and said")
    func resolved() throws {
        let kind: Responsibility.Holder = .kind(AgencyKind(.district))
        let table = table([row(bins, nil, cleaning, supports: [kind, .agency(police.id), .agency(centre.id)])])
        let here: Proposal = try table.propose(category: bins, territory: meiyuan)
        #expect(here.supports.map(\.agency) == [district.id, centre.id])
        #expect(here.supports.map(\.name) == ["xuanwu", "centre"])
        #expect(here.missing == [.agency(police.id)])
        #expect(here.citation == "§ 1")
        let there: Proposal = try table.propose(category: bins, territory: gulou)
        #expect(there.supports.map(\.agency) == [centre.id])
        #expect(there.missing == [kind, .agency(police.id)])
    }

    @Test("An agency helps once, and the lead does not help itself")
    func once() throws {
        let kind: Responsibility.Holder = .kind(AgencyKind(.district))
        let table = table([
            row(bins, city, cleaning, supports: [kind, .agency(district.id)]),
            row(noise, city, district, supports: [kind]),
        ])
        #expect(try table.propose(category: bins, territory: meiyuan).supports.map(\.agency) == [district.id])
        #expect(try table.propose(category: noise, territory: meiyuan).supports == [])
    }

    @Test("A fallback names nobody else")
    func fallback() throws {
        let proposal: Proposal = try table([]).propose(category: bins, territory: meiyuan)
        #expect(proposal.supports == [] && proposal.missing == [] && proposal.citation == nil)
    }
}
