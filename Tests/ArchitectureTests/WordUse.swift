/// A key of the catalogues that something asks for by name.
struct WordUse: Sendable {
    let key: String
    let place: String

    static let all: [WordUse] = templates + notices + faults + refusals

    private static let templates: [WordUse] = SourceTree.templates.flatMap { path in
        SourceTree.text(path).matches(of: /\{\{#t\}\}(.*?)\{\{\/t\}\}/).map {
            WordUse(key: String($0.output.1), place: path)
        }
    }

    /// `notice: "case.closed"`, `FieldFault("name", "code"`, read where the code meets its literals.
    private static let notices: [WordUse] = SourceTree.files.flatMap { file in
        literals(after: /notice: $/, in: file).map { WordUse(key: "notice.\($0)", place: file.path) }
    }

    private static let faults: [WordUse] = SourceTree.files.flatMap { file in
        literals(after: /(?:FieldFault|InvalidInput)\([^(),]*, $/, in: file).map {
            WordUse(key: "field.\($0)", place: file.path)
        }
    }

    /// The codes in `var code: String { … }` of types that explain themselves.
    private static let refusals: [WordUse] = SourceTree.files.filter { $0.explainsItself }.flatMap { file in
        Refusals(file).codes.map { WordUse(key: "error.\($0)", place: file.path) }
    }

    /// Literals without interpolation whose line, up to them, ends as the pattern says.
    private static func literals(after pattern: some RegexComponent, in file: SourceFile) -> [String] {
        let source: [Substring] = SourceTree.text(file.path).split(separator: "\n", omittingEmptySubsequences: false)
        return file.text.literals.filter { $0.pieces.count == 1 }.compactMap { literal in
            let line: Substring = source[literal.line - 1]
            let quoted = "\"\(literal.pieces[0])\""
            guard let range = line.firstRange(of: quoted) else { return nil }
            return line[..<range.lowerBound].firstMatch(of: pattern) == nil ? nil : literal.pieces[0]
        }
    }
}

extension SourceFile {
    fileprivate var explainsItself: Bool {
        text.code.contains("var code: String") && text.code.firstMatch(of: /:[^{=]*\bExplained\b[^{=]*\{/) != nil
    }
}

/// The codes a refusal can have.
struct Refusals {
    let codes: [String]

    init(_ file: SourceFile) {
        let lines: [Substring] = SourceTree.text(file.path).split(separator: "\n", omittingEmptySubsequences: false)
        let code: [Substring] = file.text.code.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = code.firstIndex(where: { $0.contains("var code: String") }) else {
            codes = []
            return
        }
        var depth = 0
        var end: Int = start
        repeat {
            depth += code[end].count { $0 == "{" } - code[end].count { $0 == "}" }
            end += 1
        } while depth > 0 && end < code.count
        if code[start..<end].contains(where: { $0.contains("rawValue") }) {
            codes = Self.cases(code)
        } else {
            codes = lines[start..<end].flatMap { $0.matches(of: /"(\w+)"/).map { String($0.output.1) } }
        }
    }

    /// The cases of the enum, from the lines that only list names.
    private static func cases(_ code: [Substring]) -> [String] {
        code.filter { $0.wholeMatch(of: /\s+case \w+(, \w+)*\s*/) != nil }
            .flatMap { $0.matches(of: /\w+/).map { String($0.output) } }.filter { $0 != "case" }
    }
}

/// Where keys are asked for, also those put together from parts.
struct WordUsage {
    private let exact: Set<String>
    private let parts: Set<String>
    private let prefixes: Set<String>

    init() {
        let literals: [SwiftText.Literal] = SourceTree.files.flatMap(\.text.literals)
        let whole = Set(literals.filter { $0.pieces.count == 1 }.map { $0.pieces[0] })
        exact = whole.union(WordUse.all.map(\.key)).union(whole.map { String($0.drop { $0 == "@" }) })
        let identifiers: Set<String> = Set(
            SourceTree.files.flatMap { $0.text.code.matches(of: /\b\w+\b/).map { String($0.output) } })
        parts = whole.union(identifiers)
        prefixes = Set(
            literals.filter { $0.pieces.count > 1 }.map { String($0.pieces[0].drop { $0 == "@" }) }.filter {
                $0.contains(".")
            })
    }

    /// Said as a whole, or as a prefix with an interpolation whose value could be the rest.
    func isUsed(_ key: String) -> Bool {
        if exact.contains(key) { return true }
        return prefixes.contains { prefix in
            guard key.hasPrefix(prefix) else { return false }
            let rest = String(key.dropFirst(prefix.count))
            return parts.contains(rest) || rest.split(separator: ".").allSatisfy { parts.contains(String($0)) }
        }
    }
}
