import Foundation
import Kernel
import Testing

@Suite("Words and languages")
struct WordsTests {
    private let words = Words([
        .chinese: ["a": "甲{n}", "twice": "{n}{n}{m}"], .english: ["a": "A {n}", "twice": "{n}{n}{m}"],
    ])

    @Test("a text is filled with its facts, in the reader's language")
    func facts() {
        #expect(words("a", .chinese, ["n": "1"]) == "甲1")
        #expect(words("a", .english, ["n": "1", "other": "2"]) == "A 1")
        #expect(words("twice", .english, ["n": "x", "m": "y"]) == "xxy")
        #expect(words("a", .english) == "A {n}")
    }

    @Test("what a person wrote is not filled in turn")
    func noSecondFilling() {
        #expect(words("twice", .english, ["n": "{m}", "m": "secret"]) == "{m}{m}secret")
    }

    @Test("an unknown key is shown as itself")
    func unknown() {
        #expect(words("none", .english) == "none")
        #expect(!words.has("none"))
        #expect(words.keys == ["a", "twice"])
    }

    @Test("a folder must say the same keys in both languages, each once in the product")
    func folders() throws {
        var merged = Words()
        try merged.add(folder: folder(["a": "1"], ["a": "2"]))
        #expect(merged("a", .chinese) == "1")
        #expect(throws: WordsFault.self) { try merged.add(folder: folder(["a": "1"], ["a": "2"])) }
        #expect(throws: WordsFault.self) { try merged.add(folder: folder(["b": "1"], ["c": "2"])) }
        #expect(throws: (any Error).self) { try merged.add(folder: URL(fileURLWithPath: "/nowhere")) }
    }

    private func folder(_ chinese: [String: String], _ english: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("words-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try JSONEncoder().encode(chinese).write(to: folder.appendingPathComponent("zh.json"))
        try JSONEncoder().encode(english).write(to: folder.appendingPathComponent("en.json"))
        return folder
    }

    @Test(
        "the best of our languages for a browser's wishes, Chinese when it names none",
        arguments: [
            (nil, .chinese), ("", .chinese), ("en", .english), ("EN-us", .english), ("zh-TW, en;q=0.9", .chinese),
            ("en;q=0.4, zh;q=0.6", .chinese), ("fr, en;q=0.1", .english), ("de", .chinese), ("en;q=abc", .english),
        ] as [(String?, Language)])
    func language(_ header: String?, _ expected: Language) {
        #expect(Language(accepting: header) == expected)
    }
}
