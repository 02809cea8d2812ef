import Foundation
import Testing

@Suite("No text outside the catalogues, and no catalogue without use")
struct WordTests {
    private static let catalogues: [Catalogue] = Catalogue.all

    @Test("both languages say the same keys with the same places for facts, none is empty, none said twice")
    func languages() {
        var faults: [String] = []
        var seen: [String: String] = [:]
        for catalogue in Self.catalogues {
            faults += catalogue.faults
            for key in catalogue.chinese.keys {
                if let other = seen[key] { faults.append("\(key) is in \(other) and \(catalogue.module)") }
                seen[key] = catalogue.module
            }
        }
        #expect(faults.sorted() == [])
    }

    @Test("no Chinese and no sentence stands in Swift code")
    func noText() {
        let found: [String] = SourceTree.files.filter { !Self.mayHoldText($0) }.flatMap { file in
            file.text.literals.filter { Self.isForPeople($0) }.map {
                "\(file.path):\($0.line) \($0.pieces.joined(separator: "…"))"
            }
        }
        #expect(found == [])
    }

    /// The demonstration city's own texts; the words addresses are made of, which are read, not shown; what libgeos says.
    private static func mayHoldText(_ file: SourceFile) -> Bool {
        file.module == "DemoCity" || file.name == "AddressLexicon.swift" || file.name == "Boundary+Validity.swift"
    }

    /// Han characters, or a capital and several words with an end, as no key, address, SQL or log message has.
    private static func isForPeople(_ literal: SwiftText.Literal) -> Bool {
        let text: String = literal.pieces.joined(separator: " ")
        let isHan: Bool = text.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
        return isHan || text.wholeMatch(of: /[A-Z][a-z]+ ([\w,'’…-]+ ){2,}[\w,'’-]+[.!?]?/) != nil
    }

    @Test("every word a template, a refusal, a field or a notice asks for is there")
    func present() {
        let known = Set(Self.catalogues.flatMap { $0.chinese.keys })
        let missing: [String] = WordUse.all.filter { !known.contains($0.key) }.map { "\($0.place): \($0.key)" }
        #expect(missing.sorted() == [])
    }

    @Test("every word of the catalogues is asked for somewhere")
    func used() {
        let usage = WordUsage()
        let unused: [String] = Self.catalogues.flatMap { catalogue in
            catalogue.chinese.keys.filter { !usage.isUsed($0) }.map { "\(catalogue.module): \($0)" }
        }
        #expect(unused.sorted() == [])
    }
}

/// The two catalogues of a target.
struct Catalogue: Sendable {
    let module: String
    let chinese: [String: String]
    let english: [String: String]

    static let all: [Catalogue] = SourceTree.paths(under: "Sources", ending: "Words/zh.json").map { path in
        Catalogue(
            module: String(path.split(separator: "/")[1]), chinese: read(path),
            english: read(path.replacingOccurrences(of: "zh.json", with: "en.json")))
    }

    private static func read(_ path: String) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(SourceTree.text(path).utf8))) ?? [:]
    }

    var faults: [String] {
        let lonely: [String] = Set(chinese.keys).symmetricDifference(english.keys).map {
            "\(module): \($0) is in one language only"
        }
        let uneven: [String] = chinese.filter { Self.places($0.value) != Self.places(english[$0.key] ?? "") }
            .map { "\(module): \($0.key) has other places for facts in the other language" }
        let empty: [String] = (chinese.filter { $0.value.isEmpty } + english.filter { $0.value.isEmpty }).map {
            "\(module): \($0.key) is empty"
        }
        return lonely + uneven + empty
    }

    private static func places(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.output.1) })
    }
}
