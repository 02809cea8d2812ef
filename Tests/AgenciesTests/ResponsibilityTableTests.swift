import Agencies
import Kernel
import Testing

@Suite("Who should take a case")
struct ResponsibilityTableTests {
    let centre = agency("centre", .centre, serving: city)
    let district = agency("xuanwu", .district, serving: xuanwu)
    let town = agency("meiyuan", .townOffice, serving: meiyuan)
    let cleaning = agency("cleaning", .department, duty: "cleaning", serving: city)
    let police = agency("police", .department, duty: "police", serving: city)

    func table(_ rows: [Responsibility], without closed: [Agency] = [], on day: Day = today) -> ResponsibilityTable {
        let agencies: [Agency] = [centre, district, town, cleaning, police].map { agency in
            var agency = agency
            agency.isActive = !closed.contains(agency)
            return agency
        }
        return ResponsibilityTable(agencies: agencies, rows: rows, on: day)
    }

    @Test("The deepest territory that speaks wins, whatever it says the category is")
    func territoryFirst() throws {
        let table = table([row(sanitation, city, cleaning), row(nil, meiyuan, town), row(bins, nil, police)])
        #expect(try table.propose(category: bins, territory: meiyuan).agency == town.id)
        #expect(try table.propose(category: bins, territory: gulou).agency == cleaning.id)
    }

    @Test("In one territory the most special category wins")
    func categorySecond() throws {
        let table = table([row(nil, city, police), row(sanitation, city, cleaning), row(bins, city, town)])
        #expect(try table.propose(category: bins, territory: meiyuan).agency == town.id)
        #expect(try table.propose(category: sanitation, territory: meiyuan).agency == cleaning.id)
        #expect(try table.propose(category: noise, territory: meiyuan).agency == police.id)
    }

    @Test("A kind of agency is the nearest upward that serves the place")
    func kinds() throws {
        let table = table([
            row(noise, nil, AgencyKind(.department, duty: "police")), row(bins, nil, AgencyKind(.townOffice)),
        ])
        #expect(try table.propose(category: noise, territory: meiyuan).agency == police.id)
        #expect(try table.propose(category: bins, territory: meiyuan.child("001")).agency == town.id)
    }

    @Test("A row whose agency is missing or closed is passed over, and said so")
    func passedOver() throws {
        let rows = [row(bins, nil, AgencyKind(.townOffice)), row(sanitation, nil, cleaning)]
        let proposal = try table(rows).propose(category: bins, territory: gulou)
        #expect(proposal.agency == cleaning.id)
        #expect(proposal.passedOver == [rows[0].id])
        #expect(try table(rows, without: [cleaning]).propose(category: bins, territory: gulou).agency == centre.id)
    }

    @Test("Without a row the district takes it, without a district the centre")
    func fallback() throws {
        let proposal = try table([]).propose(category: bins, territory: meiyuan)
        #expect(proposal.agency == district.id)
        #expect(proposal.ground == .district(territory: xuanwu))
        #expect(try table([]).propose(category: bins, territory: gulou).ground == .centre)
        #expect(try table([]).propose(category: nil, territory: nil).agency == centre.id)
    }

    @Test("Without a centre there is nobody to fall back on")
    func noCentre() {
        #expect(throws: AgencyRefusal.noCentre) {
            try table([], without: [centre]).propose(category: nil, territory: nil)
        }
    }

    @Test("What is not yet known is found only by rows that hold everywhere")
    func unknown() throws {
        let table = table([row(sanitation, nil, cleaning), row(nil, xuanwu, police)])
        #expect(try table.propose(category: bins, territory: nil).agency == cleaning.id)
        #expect(try table.propose(category: nil, territory: meiyuan).agency == police.id)
        #expect(try table.propose(category: nil, territory: nil).agency == centre.id)
    }

    @Test("A row holds on its days only", arguments: [(-1, true), (0, false), (10, false), (11, true)])
    func validity(day: Int, isFallback: Bool) throws {
        let days = Validity(from: today, to: today.adding(days: 10))
        let table = table([row(bins, city, cleaning, days)], on: today.adding(days: day))
        #expect(try table.propose(category: bins, territory: meiyuan).isFallback == isFallback)
    }

    @Test("A named agency goes before a kind, an older row before a younger")
    func ties() throws {
        let kind = row(bins, city, AgencyKind(.district))
        let older = row(bins, city, cleaning)
        let younger = row(bins, city, police)
        #expect(
            try table([younger, kind, older]).propose(category: bins, territory: meiyuan).agency
                == (older.id < younger.id ? cleaning : police).id)
    }

    @Test("The ground names the row, its category and its territory")
    func ground() throws {
        let one = row(sanitation, xuanwu, cleaning)
        let proposal = try table([one]).propose(category: bins, territory: meiyuan)
        #expect(proposal.ground == .row(one.id, category: sanitation, territory: xuanwu, kind: nil))
    }

    @Test("Faults of the table are reported")
    func conflicts() {
        let twins = [row(bins, city, cleaning), row(bins, city, police)]
        #expect(table(twins).conflicts == [.sameScope(twins.map(\.id).sorted())])
        let apart = [
            row(bins, city, cleaning, Validity(to: today)),
            row(bins, city, police, Validity(from: today.adding(days: 1))),
        ]
        #expect(table(apart).conflicts.isEmpty)
        let gone = row(bins, city, police)
        #expect(table([gone], without: [police]).conflicts == [.noSuchAgency(gone.id)])
        let nobody = row(bins, nil, AgencyKind(.gridTeam))
        #expect(table([nobody]).conflicts == [.noneOfKind(nobody.id)])
        let several = row(bins, nil, AgencyKind(.department))
        #expect(table([several]).conflicts == [.severalOfKind(several.id, [cleaning.id, police.id])])
    }
}
