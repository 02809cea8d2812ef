import Agencies
import Kernel
import Testing

@Suite("Changing a row")
struct ResponsibilityChangeTests {
    let cleaning = agency("cleaning", .department, serving: city)
    let police = agency("police", .department, serving: city)
    let parks = agency("parks", .department, serving: city)

    func change(_ lead: Agency, from day: Int? = nil, version: Int? = nil) -> ResponsibilityChange {
        ResponsibilityChange(
            lead: .agency(lead.id), supports: [], ground: "§ 2", from: day.map { today.adding(days: $0) },
            version: version)
    }

    @Test(
        "The old version ends the day before, the new one begins",
        arguments: [(nil, 0), (0, 0), (7, 7)] as [(Int?, Int)])
    func versions(from: Int?, start: Int) throws {
        let old: Responsibility = row(bins, city, cleaning)
        let step = try old.changing(
            to: change(police, from: from), id: .make(at: noon), because: .entered, today: today)
        let day: Day = today.adding(days: start)
        #expect(step.closed.validity == Validity(to: day.adding(days: -1)))
        #expect(step.closed.lead == old.lead)
        #expect(step.opened.validity == Validity(from: day))
        #expect(step.opened.line == old.line && step.opened.id != old.id)
        #expect(step.opened.lead == .agency(police.id))
    }

    @Test("Nobody rewrites the past, an ended row, or what someone else has changed meanwhile")
    func refused() {
        let old: Responsibility = row(bins, city, cleaning)
        let ended: Responsibility = row(bins, city, cleaning, Validity(to: today.adding(days: -1)))
        #expect(throws: AgencyRefusal.changesThePast) {
            try old.changing(to: change(police, from: -1), id: .make(at: noon), because: .entered, today: today)
        }
        #expect(throws: AgencyRefusal.responsibilityEnded) {
            try ended.changing(to: change(police), id: .make(at: noon), because: .entered, today: today)
        }
        #expect(throws: AgencyRefusal.responsibilityMovedOn) {
            try old.changing(to: change(police, version: 7), id: .make(at: noon), because: .entered, today: today)
        }
    }

    @Test("A new version needs its ground")
    func ground() {
        var bare: ResponsibilityChange = change(police)
        bare.ground = ""
        #expect(throws: InvalidInput("ground", "groundMissing")) {
            try row(bins, city, cleaning).changing(to: bare, id: .make(at: noon), because: .entered, today: today)
        }
    }

    @Test("A support is named once and is not the lead")
    func supports() {
        var draft = ResponsibilityDraft(
            category: bins, territory: city, lead: .agency(cleaning.id), supports: [.agency(police.id)], ground: "§ 1")
        #expect(draft.faults == [])
        draft.supports = [.agency(police.id), .agency(police.id)]
        #expect(draft.faults == [FieldFault("supports", "supportTwice")])
        draft.supports = [.agency(cleaning.id)]
        #expect(draft.faults == [FieldFault("supports", "supportTwice")])
    }

    @Test("A successor takes each part of the closed agency, and no part twice")
    func succession() throws {
        func heirs(_ lead: Agency, _ supports: [Agency]) -> [Responsibility.Holder]? {
            let old = row(bins, city, lead, supports: supports.map { .agency($0.id) })
            return old.handingOver(from: cleaning.id, to: police.id, id: .make(at: noon), today: today)?.opened.holders
        }
        #expect(heirs(cleaning, [parks]) == [.agency(police.id), .agency(parks.id)])
        #expect(heirs(parks, [cleaning]) == [.agency(parks.id), .agency(police.id)])
        #expect(heirs(cleaning, [police, parks]) == [.agency(police.id), .agency(parks.id)])
        #expect(heirs(parks, [police, cleaning]) == [.agency(parks.id), .agency(police.id)])
        #expect(heirs(parks, []) == nil)
        let over = row(bins, city, cleaning, Validity(to: today.adding(days: -1)))
        #expect(over.handingOver(from: cleaning.id, to: police.id, id: .make(at: noon), today: today) == nil)
    }

    @Test("A successor is another active agency, not below the closed one")
    func successor() throws {
        try cleaning.mustBeSucceeded(by: police)
        #expect(throws: AgencyRefusal.successorIsItself) { try cleaning.mustBeSucceeded(by: cleaning) }
        #expect(throws: AgencyRefusal.successorClosed) {
            try cleaning.mustBeSucceeded(by: agency("gone", .department, serving: city, isActive: false))
        }
        let below = Agency(
            id: .make(at: noon), code: "team", name: "team", kind: AgencyKind(.gridTeam),
            path: cleaning.path.child("team"), territory: city)
        #expect(throws: AgencyRefusal.successorBelow) { try cleaning.mustBeSucceeded(by: below) }
    }
}
