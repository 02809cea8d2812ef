import Foundation
import Kernel

/// Reads template files and puts the words in: `{{#t}}case.title{{/t}}` becomes the text, in each language.
enum TemplateSource {
    static func read(_ folders: [String]) throws -> [String: String] {
        var sources: [String: String] = [:]
        for folder in folders where FileManager.default.fileExists(atPath: folder) {
            for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            where file.hasSuffix(".mustache") {
                let name = String(file.dropLast(".mustache".count))
                guard sources[name] == nil else { throw TemplateFault.saidTwice(name) }
                sources[name] = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            }
        }
        try checkPartials(sources)
        return sources
    }

    /// A partial that does not exist would be left out without a word.
    private static func checkPartials(_ sources: [String: String]) throws(TemplateFault) {
        for (name, source) in sources {
            for match in source.matches(of: /\{\{[<>]\s*([^\s}]+)\s*\}\}/) where !match.output.1.hasPrefix("*") {
                let partial = String(match.output.1)
                guard sources[partial] != nil else { throw .unknownPartial(partial, in: name) }
            }
        }
    }

    static func filled(_ source: String, _ words: Words, _ language: Language) throws -> String {
        var out = "{{% CONTENT_TYPE:\(BytewiseHTML.name)}}\n"
        var rest = Substring(source)
        while let open = rest.range(of: "{{#t}}") {
            guard let close = rest.range(of: "{{/t}}", range: open.upperBound..<rest.endIndex) else {
                throw TemplateFault.openWord
            }
            let key = String(rest[open.upperBound..<close.lowerBound])
            guard words.has(key) else { throw TemplateFault.unknownWord(key) }
            let word: String = words(key, language)
            guard !word.contains("{{") else { throw TemplateFault.templateInWord(key) }
            out += rest[..<open.lowerBound] + BytewiseHTML.escaped(word)
            rest = rest[close.upperBound...]
        }
        return out + rest
    }
}

enum TemplateFault: Error {
    case missing(String)
    case saidTwice(String)
    case openWord
    case unknownWord(String)
    case unknownPartial(String, in: String)
    case templateInWord(String)
}
