import Testing

@Suite("Sizes")
struct SizeTests {
    @Test("a file over 400 lines is two ideas; half are short, nearly all fit on a few screens")
    func files() {
        let sizes: [Int] = SourceTree.files.map(\.lineCount).sorted()
        let median: Int = sizes[sizes.count / 2]
        let high: Int = sizes[sizes.count * 95 / 100]
        print("Sources: \(sizes.count) files, \(sizes.reduce(0, +)) lines; median \(median), 95th percentile \(high), longest \(sizes.last ?? 0)")
        #expect(median <= 60)
        #expect(high <= 250)
        #expect(SourceTree.files.filter { $0.lineCount > 400 }.map(\.path) == [])
        #expect(SourceTree.tests.filter { $0.lineCount > 400 }.map(\.path) == [])
    }

    @Test("a function has at most 30 lines")
    func functions() {
        let functions: [SwiftFunction] = SourceTree.files.flatMap { SwiftFunction.all(in: $0) }
        let sizes: [Int] = functions.map(\.lines).sorted()
        print("\(sizes.count) functions: median \(sizes[sizes.count / 2]), 95th percentile \(sizes[sizes.count * 95 / 100]), longest \(sizes.last ?? 0)")
        #expect(functions.filter { $0.lines > 30 }.map { "\($0.place) \($0.name): \($0.lines) lines" } == [])
    }

    /// Functions that take more than four things. Named so that the list can only shrink: a struct of their own would say
    /// less than the arguments do, or they carry the words of a protocol.
    static let wide: Set<String> = [
    ]

    @Test("a function takes at most four things, else a struct")
    func parameters() {
        let wide = Set(
            SourceTree.files.flatMap { file in
                SwiftFunction.all(in: file).filter { $0.name != "init" && $0.parameters > 4 }.map { "\(file.module) \($0.name)" }
            })
        #expect(wide.subtracting(Self.wide).sorted() == [])
        #expect(Self.wide.subtracting(wide).sorted() == [], "no longer needed")
    }
}
