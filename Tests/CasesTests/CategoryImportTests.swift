import Kernel
import SiteTesting
import Storage
import StorageTesting
import Testing

@testable import Cases

@Suite("Importing the tree of categories")
struct CategoryImportTests {
    private static let tree = CategoryTree(rows: [
        ["Roads", "Lamps"], ["Roads", "Holes"], ["Water", "Leaks", "Pipes"], ["Water", "Leaks", "Meters"],
    ])

    private func difference(_ lines: String..., onto tree: CategoryTree = tree) -> CategoryDifference {
        CategoryDifference(CategoryReading(csv: Array(lines.joined(separator: "\n").utf8)), onto: tree)
    }

    private func faults(_ lines: String...) -> [String] {
        CategoryDifference(CategoryReading(csv: Array(lines.joined(separator: "\n").utf8)), onto: Self.tree).faults.map
        {
            "\($0.line) \($0.kind.rawValue)"
        }
    }

    @Test("a tree that is taken out and in again changes nothing")
    func roundTrip() {
        let table = Self.tree.table
        let lines: [String] = ([table.header] + table.rows).map { $0.joined(separator: ",") }
        let reading = CategoryReading(csv: Array(lines.joined(separator: "\r\n").utf8))
        #expect(reading.lines.count == 7)
        #expect(CategoryDifference(reading, onto: Self.tree).isEmpty)
    }

    @Test("new names are added behind their siblings, what is left out is retired, what comes back returns")
    func changes() throws {
        let first = difference(
            "one,two,three,sayings", "Roads,Lamps,,dark street", "Roads,Kerbs,,", "Water,Leaks,Pipes,", "Parks,,,")
        #expect(first.faults.isEmpty)
        #expect(first.added.map(\.path.key) == ["03/", "01/03/"] && first.added.map(\.name) == ["Parks", "Kerbs"])
        #expect(first.resaid.map(\.sayings) == [["dark", "street"]])
        #expect(first.retired.map(\.name) == ["Holes", "Meters"])
        var all: [TreePath: Category] = [:]
        for category in Self.tree.all + first.changed { all[category.path] = category }
        let after = CategoryTree(Array(all.values))
        #expect(
            !after.find("Holes").contains { $0.name == "Holes" }
                && after.names(TreePath(key: "01/02/")) == ["Roads", "Holes"])
        let second = difference(
            "one,two,three", "Roads,Lamps,", "Roads,Kerbs,", "Roads,Holes,", "Water,Leaks,Pipes", "Parks,,", onto: after
        )
        #expect(second.returned.map(\.name) == ["Holes"] && second.retired.isEmpty && second.added.isEmpty)
    }

    @Test("a row with a code renames its category, and those below stay where they are")
    func renaming() {
        let difference = difference(
            "code,one,two,three", "01,Streets,,", "01/01/,Streets,Lamps,", ",Streets,Holes,", ",Water,Leaks,Pipes",
            ",Water,Leaks,Meters")
        #expect(difference.faults.isEmpty)
        #expect(difference.renamed.map(\.to) == [Category(path: TreePath(key: "01/"), name: "Streets")])
        #expect(difference.changed.count == 1)
    }

    @Test("each fault is told with its line, and nothing of the file is taken")
    func faulty() {
        #expect(
            faults("one,two", "Roads,Lamps", ",Lamps", "Roads", "Roads,Lamps") == [
                "3 noName", "4 wrongColumnCount", "5 twice",
            ])
        #expect(
            faults("one,two,three", "Roads,,Lamps", String(repeating: "x", count: 41) + ",,") == [
                "2 levelLeftOut", "3 tooLong",
            ])
        #expect(
            faults("code,one,two", "09/,Roads,", "01/01/,Water,Lamps", "02/,Water,") == [
                "2 unknownCode", "3 otherPlace",
            ])
        #expect(faults("code,one", "01/,Streets", "01,Ways") == ["3 codeTwice"])
        #expect(faults("code,sayings", "01,x") == ["1 missingLevels"])
        #expect(faults("one", "\"Ro\"ads,") == ["2 badQuoting"])
        #expect(CategoryReading(csv: [0xff, 0xfe]).faults.map(\.kind) == [.unreadable])
        let many: [String] = (1...100).map { "Name \($0)" }
        let full = CategoryReading(csv: Array((["one"] + many).joined(separator: "\n").utf8))
        #expect(CategoryDifference(full, onto: CategoryTree([])).faults.map(\.kind) == [.tooManyChildren])
    }

    @Test("the tree that is shipped has 517 leaves under 15 roots")
    func shipped() throws {
        let tree: CategoryTree = try .bundled()
        #expect(tree.roots.count == 15 && tree.all.count { tree.isLeaf($0.path) } == 517)
        #expect(tree.find("停水").first?.name == "自来水供应")
    }

    @Test("judged, then stored once; an old page is told; every node sees it", arguments: Engine.available)
    func stored(_ engine: Engine) async throws {
        try await DeskCity.with(engine) { city in
            let desk = CategoryDesk(city.desk)
            let another = CategoryShelf(database: city.database, clock: city.clock.clock)
            _ = try await another.tree()
            let file: [UInt8] = Array("one,two\n城乡建设,市政管理\n环保,\n".utf8)
            let judged: JudgedCategories = try await desk.judge(file, by: .rulekeeper)
            #expect(judged.revision == 0 && judged.difference.retired.count == 5)
            #expect(try await city.desk.categories.tree().current.count > 3, "judging changes nothing")
            await #expect(throws: NotAllowed.self) { try await desk.judge(file, by: .dispatcher) }
            let key = IdempotencyKey("form-1", scope: "keeper", request: file)
            for _ in 0..<2 { _ = try await desk.store(file, seen: 0, by: .rulekeeper, once: key) }
            let tree: CategoryTree = try await city.desk.categories.tree()
            #expect(tree.current.map(\.name) == ["城乡建设", "市政管理", "环保"] && tree.revision == 1)
            #expect(try await another.tree().current.count > 3, "another node looks every few seconds")
            city.clock.move(by: .seconds(4))
            #expect(try await another.tree().current.count == 3)
            await #expect(throws: CategoryRefusal.movedOn) {
                try await desk.store(Array("one\nNew\n".utf8), seen: 0, by: .rulekeeper)
            }
            let faulty = try await desk.store(Array("one,two\n,x\n".utf8), seen: 1, by: .rulekeeper)
            #expect(faulty.difference.faults.count == 1)
            #expect(try await city.desk.categories.tree().revision == 1)
            await #expect(throws: CaseRefusal.unknownCategory) {
                try await city.desk.categories.must(TreePath(key: "01/02/03/"))
            }
        }
    }

    @Test("a file as large as a city's tree can be goes through, seen and stored")
    func large() async throws {
        try await SeatsSite.with { site in
            var keeper: SignedIn = site.browser(as: "keeper")
            let names: [String] = (0..<50).flatMap { one in (0..<90).map { "大类\(one),小类\(one)之\($0)" } }
            let sayings = String(repeating: "说法", count: 15)
            let file: String = "one,two,sayings\n" + names.map { "\($0),\(sayings)\n" }.joined()
            #expect(file.utf8.count > 500_000)
            try await keeper.get("/categories/import")
            let applied: Received = try await keeper.post(
                "/categories/import/apply", ["content": file, "revision": "0"])
            #expect(applied.status == 303)
            #expect(try await site.city.desk.categories.tree().current.count == 4_550)
        }
    }

    @Test("the page takes a file, shows what it would change, and takes it in")
    func page() async throws {
        try await SeatsSite.with { site in
            var keeper: SignedIn = site.browser(as: "keeper")
            #expect(try await keeper.get("/categories").text.contains("路灯照明"))
            try await keeper.get("/categories/import")
            let content = "one,two,three\n城乡建设,市政管理,路灯照明\n"
            let applied: Received = try await keeper.post(
                "/categories/import/apply", ["content": content, "revision": "0"])
            #expect(applied.status == 303)
            #expect(try await !keeper.get("/categories").text.contains("供水"))
            #expect(try await keeper.get("/categories.csv").text.contains("01/02/03/,城乡建设,市政管理,路灯照明"))
            try await keeper.get("/categories/import")
            let stale: Received = try await keeper.post(
                "/categories/import/apply", ["content": content, "revision": "0"])
            #expect(stale.status == 412)
            var reader: SignedIn = site.browser(as: "lamps")
            #expect(try await reader.get("/categories").status == 200)
            #expect(try await reader.get("/categories/import").status == 403)
        }
    }
}
