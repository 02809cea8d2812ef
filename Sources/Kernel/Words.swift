import Foundation

/// The word catalogues: every text a person reads, by key and language, merged from the `Words` folders of the capabilities.
package struct Words: Sendable {
    private var catalogues: [Language: [String: String]] = [:]

    package init() {}

    package init(_ catalogues: [Language: [String: String]]) { self.catalogues = catalogues }

    /// Adds `zh.json` and `en.json` of a folder. Throws when a file is missing, a key is said twice, or the two languages differ in their keys.
    package mutating func add(folder: URL) throws {
        let chinese = try Self.decode(folder.appendingPathComponent("zh.json"))
        let english = try Self.decode(folder.appendingPathComponent("en.json"))
        let lonely = Set(chinese.keys).symmetricDifference(english.keys)
        guard lonely.isEmpty else { throw WordsFault.onlyInOneLanguage(keys: lonely.sorted(), folder: folder.path) }
        try merge(chinese, into: .chinese)
        try merge(english, into: .english)
    }

    /// The text for `key`, with `{name}` filled from `facts`; facts `@some.key`, `@one,@two` are themselves texts
    /// of the catalogues.
    /// An unknown key comes back as itself, which the tests refuse.
    package func callAsFunction(_ key: String, _ language: Language, _ facts: [String: String] = [:]) -> String {
        guard let text = catalogues[language]?[key] else { return key }
        guard !facts.isEmpty, text.contains("{") else { return text }
        return filled(text, language, facts)
    }

    /// In one pass, so that braces in a fact fill nothing.
    private func filled(_ text: String, _ language: Language, _ facts: [String: String]) -> String {
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            out += rest[..<open]
            out += facts[name].map { said($0, language) } ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }

    private func said(_ fact: String, _ language: Language) -> String {
        guard fact.hasPrefix("@") else { return fact }
        return fact.split(separator: ",").map { catalogues[language]?[String($0.dropFirst())] ?? String($0) }
            .joined(separator: language == .chinese ? "、" : ", ")
    }

    package func has(_ key: String) -> Bool { catalogues[.chinese]?[key] != nil }
    package var keys: Set<String> { Set(catalogues[.chinese, default: [:]].keys) }

    private static func decode(_ file: URL) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }

    private mutating func merge(_ new: [String: String], into language: Language) throws {
        try catalogues[language, default: [:]].merge(new) { _, _ in throw WordsFault.saidTwice }
    }
}

package enum WordsFault: Error {
    case onlyInOneLanguage(keys: [String], folder: String)
    case saidTwice
}
