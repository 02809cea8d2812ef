import Testing

@Suite("What our code does not do")
struct SafetyTests {
    private func places(_ pattern: some RegexComponent, except allowed: (SourceFile) -> Bool = { _ in false })
        -> [String]
    {
        SourceTree.files.filter { !allowed($0) }.flatMap { $0.places(of: pattern) }
    }

    @Test("read the clock outside Kernel")
    func clock() {
        #expect(places(/\bDate\(\)|\bDate\.now\b|\bDate\(timeIntervalSinceNow/) { $0.module == "Kernel" } == [])
        #expect(
            places(/\bWallClock\.system\b|\.system\.now\b/) {
                ["Kernel", "Minhu"].contains($0.module) || $0.name == "Problems.swift"
            } == [])
    }

    @Test("stop the program over what input can reach")
    func traps() {
        #expect(places(/\bfatalError\b|\bpreconditionFailure\b|\bprecondition\(|\bassert\(|\btry!|\bas!/) == [])
        #expect(places(/[\w)\]"?]!(?![=\w])/) == [])
    }

    @Test("step around the concurrency checks")
    func concurrency() {
        #expect(places(/@unchecked|nonisolated\(unsafe\)|Task\.detached|@preconcurrency|DispatchSemaphore/) == [])
        // SQLite's own word for "copy this" is the number -1 as a function.
        #expect(places(/\bunsafeBitCast\b/) { $0.name == "SQLiteCursor.swift" } == [])
    }

    @Test("read the environment outside the configuration")
    func environment() {
        let pattern = /\bprocessInfo\.environment\b|\bgetenv\(|EnvironmentVariablesProvider/
        #expect(
            places(pattern) { ["Config.swift", "CommandWords.swift"].contains($0.name) && $0.module == "Minhu" } == [])
    }

    @Test("print, except the program's commands")
    func output() {
        #expect(places(/\bprint\(|\bdebugPrint\(|\bdump\(|\bNSLog\(/) == [])
    }

    @Test("catch an error to ignore it")
    func swallowed() {
        let found: [String] = SourceTree.files.flatMap { file in
            file.text.code.matches(of: /catch\s*\{\s*\}/).map { _ in file.path }
        }
        #expect(found == [])
    }

    @Test("carry names of vague things")
    func names() {
        let vague = /\b(class|struct|enum|actor|protocol)\s+\w*(Manager|Helper|Utils|Util|Impl)\b/
        #expect(places(vague) == [])
        #expect(SourceTree.files.filter { $0.name.contains("Helper") || $0.name.contains("Util") }.map(\.path) == [])
    }
}
