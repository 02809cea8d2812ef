import Agencies
import Kernel
import Testing

@Suite("Reviewing the table")
struct ReviewTests {
    static let centre = agency("centre", .centre, serving: city)
    static let district = agency("xuanwu", .district, serving: xuanwu)
    static let town = agency("meiyuan", .townOffice, serving: meiyuan)
    static let cleaning = agency("cleaning", .department, serving: city)
    static let gone = agency("gone", .department, duty: "gone", serving: city, isActive: false)

    let shape = ReviewedCity(
        places: [city, xuanwu, meiyuan, xuanwu.child("003"), gulou, gulou.child("001")], districts: [xuanwu, gulou],
        categories: [sanitation, bins, noise, TreePath(root: "urban"), TreePath(root: "environment")])

    func table(_ rows: [Responsibility]) -> ResponsibilityTable {
        ResponsibilityTable(
            agencies: [Self.centre, Self.district, Self.town, Self.cleaning, Self.gone], rows: rows, on: today)
    }

    func conflicts(_ rows: [Responsibility]) -> [ResponsibilityConflict] {
        ResponsibilityReview(table(rows), coming: rows, in: shape).conflicts
    }

    static let zone = row(nil, city, cleaning)
    static let twin = row(bins, city, AgencyKind(.district))

    /// Rows, and which of them can never win.
    static let shadows: [(rows: [Responsibility], shadowed: [Int])] = [
        ([row(bins, nil, cleaning)], []),
        ([row(bins, nil, cleaning), zone], [0]),
        ([row(bins, city, cleaning), zone], []),
        ([row(bins, nil, cleaning), row(sanitation, city, cleaning)], [0]),
        ([row(sanitation, nil, cleaning), row(bins, city, cleaning)], []),
        ([row(bins, nil, AgencyKind(.district)), row(bins, xuanwu, cleaning)], [0]),
        ([row(bins, nil, AgencyKind(.district)), row(bins, meiyuan, cleaning)], []),
        ([row(bins, city, cleaning), twin], [1]),
        ([row(bins, city, gone), zone], []),
    ]

    @Test("A row that no case can reach is shadowed", arguments: shadows)
    func shadowed(rows: [Responsibility], expected: [Int]) {
        let found: [Responsibility.ID] = conflicts(rows).compactMap {
            if case .shadowed(let row, _) = $0 { row } else { nil }
        }
        #expect(Set(found) == Set(expected.map { rows[$0].id }))
    }

    @Test("The report names who stands before a shadowed row")
    func winners() {
        let rows = [row(bins, nil, Self.cleaning), Self.zone]
        #expect(conflicts(rows).contains(.shadowed(rows[0].id, by: [rows[1].id])))
    }

    @Test("Territories nobody of a kind serves are listed, the outermost alone")
    func unserved() {
        let kind = AgencyKind(.townOffice)
        let one = row(bins, nil, kind)
        #expect(conflicts([one]) == [.unserved(one.id, kind, [xuanwu.child("003"), gulou])])
        let here = row(bins, meiyuan, kind)
        #expect(conflicts([here]) == [])
        let helper = row(bins, nil, Self.cleaning, supports: [.kind(AgencyKind(.district))])
        #expect(conflicts([helper]) == [.unserved(helper.id, AgencyKind(.district), [gulou])])
    }

    @Test("Closed agencies are reported as lead and as support")
    func closed() {
        let lead = row(bins, city, Self.gone)
        let support = row(noise, city, Self.cleaning, supports: [.agency(Self.gone.id)])
        #expect(Set(conflicts([lead, support])) == [.noSuchAgency(lead.id), .noSuchSupport(support.id)])
    }

    @Test("Twins are reported when they hold at the same time, also in days to come")
    func twins() {
        let now = row(bins, city, Self.cleaning)
        let later = row(bins, city, Self.centre, Validity(from: today.adding(days: 9)))
        #expect(conflicts([now, later]).contains(.sameScope([now.id, later.id].sorted())))
    }

    @Test("Gaps are leaf categories in districts for which nobody is named")
    func gaps() {
        let some = table([row(sanitation, nil, Self.cleaning), row(nil, xuanwu, Self.cleaning)])
        #expect(
            some.gaps(in: shape) == [
                ResponsibilityGap(category: noise, district: xuanwu, reach: .everyCategory),
                ResponsibilityGap(category: noise, district: gulou, reach: .fallback),
                ResponsibilityGap(category: bins, district: xuanwu, reach: .everyCategory),
            ])
        #expect(some.gaps(in: shape, GapFilter(district: gulou)).map(\.reach) == [.fallback])
        #expect(some.gaps(in: shape, GapFilter(category: sanitation)).map(\.category) == [bins])
        #expect(some.gaps(in: shape, GapFilter(reach: .fallback)).map(\.district) == [gulou])
    }
}
