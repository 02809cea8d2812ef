import Foundation
import Kernel

/// Reads template files and puts the words in: `{{#t}}case.title{{/t}}` becomes the text, in each language.
enum TemplateSource {
    static func read(_ folders: [String]) throws -> [String: String] {
        var sources: [String: String] = [:]
        for folder in folders where FileManager.default.fileExists(atPath: folder) {
            for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where file.hasSuffix(".mustache") {
                let name = String(file.dropLast(".mustache".count))
                guard sources[name] == nil else { throw TemplateFault.saidTwice(name) }
                sources[name] = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            }
        }
        return sources
    }

    static func filled(_ source: String, _ words: Words, _ language: Language) throws -> String {
        var out = ""
        var rest = Substring(source)
        while let open = rest.range(of: "{{#t}}") {
            guard let close = rest.range(of: "{{/t}}", range: open.upperBound..<rest.endIndex) else { throw TemplateFault.openWord }
            let key = String(rest[open.upperBound..<close.lowerBound])
            guard words.has(key) else { throw TemplateFault.unknownWord(key) }
            out += rest[..<open.lowerBound]
            out += escaped(words(key, language))
            rest = rest[close.upperBound...]
        }
        return out + rest
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}

enum TemplateFault: Error {
    case missing(String)
    case saidTwice(String)
    case openWord
    case unknownWord(String)
}
