import Agencies
import Kernel
import Testing

@Suite("Setting up an agency and a row")
struct AgencyRuleTests {
    @Test("An agency lies under its parent")
    func path() throws {
        let parent = agency("C00", .government, serving: city)
        let draft = AgencyDraft(code: "X02", name: "Xuanwu", kind: AgencyKind(.district), territory: xuanwu)
        #expect(try draft.agency(id: .make(at: noon), under: parent).path == TreePath(key: "C00/X02/"))
        #expect(try draft.agency(id: .make(at: noon), under: nil).path == TreePath(key: "X02/"))
    }

    @Test("All wrong fields are listed")
    func faults() {
        let draft = AgencyDraft(
            code: "a/b", name: "", kind: AgencyKind(.utility, duty: "?"), territory: TreePath(key: ""))
        let expected: [FieldFault] = [
            FieldFault("code", "agencyCode"), FieldFault("name", "agencyName"), FieldFault("duty", "agencyDuty"),
            FieldFault("territory", "agencyTerritory"),
        ]
        #expect(throws: InvalidInput(expected)) { try draft.agency(id: .make(at: noon), under: nil) }
    }

    @Test("A row cannot end before it starts, nor say what another row says")
    func rows() throws {
        let cleaning = agency("cleaning", .department, serving: city)
        let early = Validity(from: today, to: today.adding(days: -1))
        let draft = ResponsibilityDraft(
            category: bins, territory: city, lead: .agency(cleaning.id), ground: "§ 1", validity: early)
        #expect(throws: InvalidInput("to", "endsBeforeStart")) { try draft.row(id: .make(at: noon)) }
        let first = row(bins, city, cleaning)
        #expect(throws: AgencyRefusal.responsibilityTwice) { try row(bins, city, cleaning).mustBeAlone(among: [first]) }
        try row(bins, xuanwu, cleaning).mustBeAlone(among: [first])
        let later = row(bins, city, cleaning, Validity(from: today.adding(days: 1)))
        try later.mustBeAlone(among: [first.ending(on: today)])
    }
}
