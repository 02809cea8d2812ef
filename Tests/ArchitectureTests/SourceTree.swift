import Foundation

/// The source tree as text, found from where this file lies.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file of ours in `Sources`, without the C shims.
    static let files: [SourceFile] = paths(under: "Sources", ending: ".swift").map(SourceFile.init)
    static let tests: [SourceFile] = paths(under: "Tests", ending: ".swift").map(SourceFile.init)
    static let templates: [String] = paths(under: "Sources", ending: ".mustache")

    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    }

    static func paths(under folder: String, ending: String) -> [String] {
        let base = root.appendingPathComponent(folder).path
        guard let all = FileManager.default.enumerator(atPath: base) else { return [] }
        return all.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
    }
}

/// One Swift file, read once.
struct SourceFile: Sendable {
    let path: String
    let text: SwiftText

    init(_ path: String) {
        self.path = path
        text = SwiftText(SourceTree.text(path))
    }

    /// The target it belongs to: the folder below `Sources`.
    var module: String { String(path.split(separator: "/")[1]) }
    var name: String { String(path.split(separator: "/").last ?? "") }
    var lineCount: Int { text.lineCount }

    var imports: [String] {
        text.code.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"),
                words.prefix(at).allSatisfy({ $0.hasPrefix("@") || Self.access.contains(String($0)) }),
                at + 1 < words.count
            else { return nil }
            return words[at + 1].split(separator: ".").first.map(String.init)
        }
    }

    private static let access: Set<String> = ["public", "package", "internal", "private", "fileprivate"]

    /// `path:line` of every match in the code, strings and comments left out.
    func places(of pattern: some RegexComponent) -> [String] {
        text.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { $0.element.firstMatch(of: pattern) != nil }.map { "\(path):\($0.offset + 1)" }
    }
}
