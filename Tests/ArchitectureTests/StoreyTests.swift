import Testing

@Suite("Three storeys: the program, branches, trunk, ground")
struct StoreyTests {
    static let ground: Set<String> = ["Kernel", "Analysis", "Storage", "Site"]
    static let trunk: Set<String> = ["Territory", "Calendar", "Agencies", "Accounts", "Cases"]
    static let ours: Set<String> = Set(SourceTree.files.map(\.module))

    private func imports(from modules: Set<String>, refused: (String, String) -> Bool) -> [String] {
        SourceTree.files.filter { modules.contains($0.module) }.flatMap { file in
            file.imports.filter { refused(file.module, $0) }.map { "\(file.path) imports \($0)" }
        }
    }

    @Test("the ground knows nothing of what stands on it")
    func groundIsLow() {
        #expect(imports(from: Self.ground) { Self.ours.subtracting(Self.ground).contains($1) } == [])
        #expect(imports(from: ["Storage"]) { $1 == "Site" } == [])
    }

    @Test("Kernel and Analysis stand on Foundation alone")
    func kernel() {
        #expect(imports(from: ["Kernel"]) { $1 != "Foundation" } == [])
        #expect(imports(from: ["Analysis"]) { !["Foundation", "Kernel"].contains($1) } == [])
    }

    @Test("the trunk knows no branch and no program")
    func trunkIsBelow() {
        #expect(
            imports(from: Self.trunk) {
                Self.ours.subtracting(Self.ground).subtracting(Self.trunk).contains($1)
            } == [])
    }

    @Test("a branch never imports another branch")
    func branchesAreApart() {
        let branches: Set<String> = Self.ours.subtracting(Self.ground).subtracting(Self.trunk).subtracting(["Minhu"])
        #expect(
            imports(from: branches) { $0 != $1 && (branches.contains($1) || $1 == "Minhu" || $1 == "minhu") }
                == [])
    }

    @Test("only Storage knows the database engines, only Site the templates")
    func engines() {
        #expect(
            imports(from: Self.ours.subtracting(["Storage"])) {
                ["GRDB", "CLibpq", "SQLite3", "GRDBSQLite"].contains($1)
            } == [])
        #expect(imports(from: Self.ours.subtracting(["Site"])) { $1 == "Mustache" } == [])
        #expect(imports(from: Self.ours.subtracting(["Territory"])) { $1 == "CGEOS" } == [])
    }
}
