import Testing

@Suite("Sizes")
struct SizeTests {
    @Test("a file over 400 lines is two ideas; half are short, nearly all fit on a few screens")
    func files() {
        let sizes: [Int] = SourceTree.files.map(\.lineCount).sorted()
        let median: Int = sizes[sizes.count / 2]
        let high: Int = sizes[sizes.count * 95 / 100]
        print(
            "Sources: \(sizes.count) files, \(sizes.reduce(0, +)) lines; median \(median), 95th percentile \(high), longest \(sizes.last ?? 0)"
        )
        #expect(median <= 60)
        #expect(high <= 250)
        #expect(SourceTree.files.filter { $0.lineCount > 400 }.map(\.path) == [])
        #expect(SourceTree.tests.filter { $0.lineCount > 400 }.map(\.path) == [])
    }

    @Test("a function has at most 30 lines")
    func functions() {
        let functions: [SwiftFunction] = SourceTree.files.flatMap { SwiftFunction.all(in: $0) }
        let sizes: [Int] = functions.map(\.lines).sorted()
        print(
            "\(sizes.count) functions: median \(sizes[sizes.count / 2]), 95th percentile \(sizes[sizes.count * 95 / 100]), longest \(sizes.last ?? 0)"
        )
        let long: [SwiftFunction] = functions.filter { $0.lines > 30 }
        #expect(
            long.filter { !Self.tables.contains($0.name) }.map { "\($0.place) \($0.name): \($0.lines) lines" } == [])
        #expect(Set(long.map(\.name)) == Self.tables, "a name that is no longer needed")
    }

    /// Tables in the form of a function: one line for each event there is.
    private static let tables: Set<String> = []

    /// Functions that take more than four things, mostly acts: on what, what, by whom, under which key, when. The list may
    /// only shrink.
    private static let wide: Set<String> = [
        "Accounts add", "Accounts begin", "Accounts judge", "Accounts resident", "Agencies add", "Agencies change",
        "Cases askReturn", "Cases classify", "Cases classifying",
        "Cases dispatching", "Cases informed", "Cases list", "Cases locate", "Cases make",
        "Cases receiving",
        "Cases returning", "Cases verify", "Cases verifying", "Site api", "Site data", "Site make",
        "Site page", "Storage append", "Storage lease", "Storage putBack", "Territory append", "Territory change",
        "Territory fault", "Territory store",
    ]

    @Test("a function takes at most four things, else a struct")
    func parameters() {
        let wide = Set(
            SourceTree.files.flatMap { file in
                SwiftFunction.all(in: file).filter { $0.name != "init" && $0.parameters > 4 }.map {
                    "\(file.module) \($0.name)"
                }
            })
        #expect(wide.subtracting(Self.wide).sorted() == [])
        #expect(Self.wide.subtracting(wide).sorted() == [], "no longer needed")
    }
}
