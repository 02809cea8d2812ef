import Foundation
import Kernel

/// The words of the command line, in the language of the terminal (`LANG`), English unless it is Chinese.
enum CommandWords {
    static let words: Words = {
        var words = Words()
        try? words.add(folder: URL(fileURLWithPath: Resources.folder(of: .module)).appendingPathComponent("Words"))
        return words
    }()

    static let language: Language = {
        let environment: [String: String] = ProcessInfo.processInfo.environment
        let locale: String = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        return locale.hasPrefix("zh") ? .chinese : .english
    }()
}

func say(_ key: String, _ facts: [String: String] = [:]) -> String {
    CommandWords.words(key, CommandWords.language, facts)
}

func say(_ key: String, in language: Language) -> String { CommandWords.words(key, language) }

enum Resources {
    static func folder(of bundle: Bundle) -> String { bundle.resourcePath ?? bundle.bundlePath }
}
