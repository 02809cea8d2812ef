import Testing

@Suite("Rooms: the suffix of a file says what lives there")
struct RoomTests {
    private static let capabilities: [SourceFile] = SourceTree.files.filter {
        !["Kernel", "Storage", "Minhu"].contains($0.module)
    }

    private func files(_ endings: String...) -> [SourceFile] {
        Self.capabilities.filter { file in endings.contains { file.name.hasSuffix($0) } }
    }

    private func wrong(_ files: [SourceFile], _ refused: (String) -> Bool) -> [String] {
        files.flatMap { file in file.imports.filter(refused).map { "\(file.path) imports \($0)" } }
    }

    @Test("rules know Kernel and what they are about, nothing that does anything")
    func rules() {
        #expect(
            wrong(files("+Rule.swift", "Rules.swift", "Refusal.swift")) {
                ["Storage", "Site", "Hummingbird", "Logging"].contains($0)
            } == [])
    }

    @Test(
        "SQL, migrations, acts, jobs and followers know no pages",
        arguments: ["+SQL.swift", "+Schema.swift", "Desk.swift", "Jobs.swift", "Follower.swift"])
    func belowPages(_ ending: String) {
        #expect(
            wrong(files(ending).filter { $0.module != "Site" }) { ["Site", "Hummingbird", "Mustache"].contains($0) }
                == [])
    }

    @Test("pages and endpoints send no SQL and see no transaction")
    func pagesAskDesks() {
        let found = files("+Pages.swift", "+API.swift").flatMap { $0.places(of: /\btx\.(run|first|all|one)\b|: SQL\b/) }
        #expect(found == [])
    }

    @Test("SQL stands in +SQL and +Schema files only")
    func sql() {
        let found: [String] = SourceTree.files.filter { !Self.maySpeakSQL($0) }.flatMap { file in
            file.text.literals.filter { Self.isSQL($0) }.map { "\(file.path):\($0.line)" }
        }
        #expect(found == [])
    }

    private static func maySpeakSQL(_ file: SourceFile) -> Bool {
        file.name.hasSuffix("+SQL.swift") || file.name.hasSuffix("+Schema.swift") || file.name.hasSuffix("Schema.swift")
            || file.path.hasPrefix("Sources/Storage/SQLite/") || file.path.hasPrefix("Sources/Storage/PostgreSQL/")
            || file.path == "Sources/Storage/SQL.swift"
    }

    private static func isSQL(_ literal: SwiftText.Literal) -> Bool {
        let statement =
            #/\b(SELECT|INSERT INTO|DELETE FROM|CREATE (UNIQUE )?(TABLE|INDEX)|ALTER TABLE|DROP TABLE)\b|\bUPDATE \w+ SET\b/#
        let fragment = #/\b(WHERE|ORDER BY|GROUP BY|LEFT JOIN|INNER JOIN|ON CONFLICT)\b|^\s*(AND|OR) \w+ (=|<|>|IN)/#
        return literal.whole.firstMatch(of: statement) != nil || literal.whole.firstMatch(of: fragment) != nil
    }

    @Test("no engine's own SQL outside Storage")
    func oneSQL() {
        let own =
            #/\b(LIKE|ILIKE|GLOB|JSONB?_\w+|STRFTIME|DATETIME\(|NOW\(\)|AUTOINCREMENT|SERIAL|RETURNING ctid|PRAGMA|ANY\()/#
        let found: [String] = Self.capabilities.filter(Self.maySpeakSQL).flatMap { file in
            file.text.literals.filter { $0.whole.firstMatch(of: own) != nil }.map { "\(file.path):\($0.line)" }
        }
        #expect(found == [])
    }

    @Test("every target has its tests")
    func tested() {
        let targets = Set(SourceTree.tests.map(\.module))
        let untested: Set<String> = StoreyTests.ours.subtracting(["Minhu"]).filter { !targets.contains($0 + "Tests") }
        #expect(untested == [])
    }
}
