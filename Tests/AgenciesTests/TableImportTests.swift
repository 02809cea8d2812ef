import Agencies
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Importing the responsibility table")
struct TableImportTests {
    static let cleaning = agency("D01", .department, serving: city)
    static let police = agency("D02", .department, serving: city)
    static let gone = agency("D09", .department, serving: city, isActive: false)

    let names = TableNames(
        categories: [(sanitation, "Urban / Sanitation"), (bins, "Urban / Sanitation / Bins"), (noise, "Noise")],
        agencies: [cleaning, police, gone]
    ) { $0 == "320102" ? xuanwu : nil }

    func difference(_ lines: [String], onto rows: [Responsibility] = []) -> TableDifference {
        let head = "category,territory,lead,supports,ground,from,until\n"
        return TableDifference(
            TableReading(csv: Array((head + lines.joined(separator: "\n")).utf8)), onto: rows, names, today: today)
    }

    /// A line, and what is wrong with it.
    static let wrong: [(String, [TableFault.Kind])] = [
        ("Urban/Parks,,D01,,§ 1,,", [.unknownCategory]), ("Noise,9,D01,,§ 1,,", [.unknownTerritory]),
        ("Noise,,,,§ 1,,", [.missingLead]), ("Noise,,D77,,§ 1,,", [.unknownHolder]),
        ("Noise,,D09,,§ 1,,", [.closedHolder]), ("Noise,,@mayor,,§ 1,,", [.unknownHolder]),
        ("Noise,,D01,D77;D09,§ 1,,", [.closedHolder, .unknownHolder]), ("Noise,,D01,,§ 1,tomorrow,", [.badDay]),
        ("Noise,,D01,,,,", [.groundMissing]), ("Noise,,D01,D01,§ 1,,", [.supportTwice]),
        ("Noise,,D01,,§ 1,,2020-01-01", [.alreadyOver]), ("Noise,,D01,,§ 1,2031-01-02,2031-01-01", [.endsBeforeStart]),
        ("Noise,,D01", [.wrongColumnCount]), ("X,9,D77,,§ 1,,", [.unknownCategory, .unknownHolder, .unknownTerritory]),
    ]

    @Test("Every fault is told with its line", arguments: wrong)
    func faults(line: String, kinds: [TableFault.Kind]) {
        let found = difference(["*,,@district,,§ 1,,", "", line]).faults
        #expect(found.map(\.kind) == kinds)
        #expect(found.allSatisfy { $0.line == 4 })
    }

    @Test("Two lines that say the same days of the same scope are told")
    func twice() {
        let found = difference(["Noise,,D01,,§ 1,,", "noise,,D01,,§ 1,,", "Noise,,D02,,§ 1,,"]).faults
        #expect(
            found == [
                TableFault(.unknownCategory, line: 3, ["text": "noise"]), TableFault(.twice, line: 4, ["first": "2"]),
            ])
        let apart = difference(["Noise,,D01,,§ 1,,2031-01-01", "Noise,,D02,,§ 1,2031-01-02,"])
        #expect(apart.faults == [] && apart.added.count == 2)
    }

    @Test("A file without its columns, or that is no text, is refused as a whole")
    func file() {
        func kinds(_ bytes: [UInt8]) -> [TableFault.Kind] { TableReading(csv: bytes).faults.map(\.kind) }
        #expect(kinds([0xff, 0xfe]) == [.unreadable])
        #expect(kinds(Array("category,lead\n".utf8)) == [.missingColumn, .missingColumn])
    }

    @Test("What is added, changed, ended and left alone")
    func whole() throws {
        let kept = row(noise, nil, Self.cleaning)
        let changed = row(bins, xuanwu, Self.cleaning)
        let ended = row(sanitation, nil, Self.police)
        let found = difference(
            [
                "environment/noise,,D01,,§ 1,,", "Urban/Sanitation/Bins,320102,D01,D02;@district:x,§ 1,,",
                "*,,'@centre,,§ 1,,",
            ],
            onto: [kept, changed, ended])
        #expect(found.faults == [] && found.unchanged == 1)
        #expect(found.added.map(\.draft.lead) == [.kind(AgencyKind(.centre))])
        #expect(found.added.map(\.draft.validity) == [Validity(from: today)])
        #expect(found.changed.map(\.row.id) == [changed.id])
        let supports: [Responsibility.Holder] = [
            .agency(Self.police.id), .kind(AgencyKind(.district, duty: "x")),
        ]
        #expect(found.changed.map(\.change.supports) == [supports])
        #expect(found.ended.map(\.id) == [ended.id])
    }

    @Test(
        "A judged file is stored whole, once, and only onto the table it was judged against",
        arguments: Engine.available)
    func stored(engine: Engine) async throws {
        try await TableCity.with(engine) { city in
            _ = try await city.standing(noise, nil, "D01")
            _ = try await city.standing(sanitation, nil, "D02")
            let names = TableNames(categories: [(noise, "Noise"), (bins, "Bins")], agencies: Array(city.known.values)) {
                _ in nil
            }
            let file = Array("category,territory,lead,supports,ground\nNoise,,D03,D01,§ 5\nBins,,@district,,§ 6\n".utf8)
            let judged = try await city.table.judge(file, names, by: TableCity.steward)
            await #expect(throws: AgencyRefusal.responsibilityMovedOn) {
                try await city.table.store(judged, seen: judged.revision - 1, by: TableCity.steward)
            }
            let key = IdempotencyKey("12345678", scope: "test", request: file)
            let summary = try await city.table.store(judged, seen: judged.revision, by: TableCity.steward, once: key)
            #expect([summary.added, summary.changed, summary.ended, summary.unchanged] == [1, 1, 1, 0])
            #expect(try await city.table.store(judged, seen: nil, by: TableCity.steward, once: key) == summary)
            #expect(try await city.holders(noise, meiyuan) == ["D03", "D01"])
            #expect(try await city.holders(bins, meiyuan) == ["X02"])
            #expect(try await city.holders(bins, meiyuan, on: yesterday) == ["D02"])
            let again = try await city.table.judge(file, names, by: TableCity.steward)
            #expect(again.difference.isEmpty && again.difference.unchanged == 2)
        }
    }
}
